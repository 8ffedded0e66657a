-- A client can be removed: nobody finds it any more to deal with, its documents are kept as long as the law says, and then its name goes.
alter table client drop constraint client_state_check;
alter table client add constraint client_state_check
    check (state in ('UNVERIFIED', 'PROVISIONAL', 'VERIFIED', 'REFUSED', 'BLOCKED', 'BANKRUPT', 'REMOVED'));
alter table client add column removed_on date;
alter table client add column forget_on date;
alter table client add column forgotten_on date;
alter table client add constraint client_removed check ((state = 'REMOVED') = (removed_on is not null));
create index client_to_forget on client (forget_on) where forgotten_on is null and forget_on is not null;

grant update (name, form, seat) on client_register_answer to ${app};
grant update (text) on client_note to ${app};
grant update (snapshot) on party_version to ${app};
grant update (street, number, box, postcode, city) on party_address to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('customer.kept_years', '2020-01-01', 10, 'year',
     'Invoices are kept ten years after their year (VAT Code, art. 60 § 4, since 2023; to be confirmed by the accountant)');
