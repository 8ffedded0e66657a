-- A notification (camt.054) tells of movements, often part by part, before or beside the statement that books them.
alter table statement_file drop constraint statement_file_state_check;
alter table statement_file add constraint statement_file_state_check check (state in ('BOOKED', 'HELD', 'ACCEPTED', 'NOTED'));

create table bank_notice (
    id uuid primary key,
    file_id uuid not null references statement_file (id),
    position int not null,
    iban text not null references bank_account (iban),
    booked_on date not null,
    amount_cents bigint not null check (amount_cents <> 0),
    bank_reference text not null,
    parts int not null check (parts > 0),
    entry_key text not null,
    movement_key text,
    unique (iban, entry_key)
);
create index bank_notice_waiting on bank_notice (iban, booked_on, id) where movement_key is null;
grant select, insert on bank_notice to ${app};
grant update (movement_key) on bank_notice to ${app};

-- A line whose parts another file named later stands no more: its parts stand in its place.
alter table bank_line add column bank_reference text not null default '';
alter table bank_line drop constraint bank_line_state_check;
alter table bank_line add constraint bank_line_state_check check (state in ('MATCHED', 'PROPOSED', 'SUSPENSE', 'DIVIDED'));
drop index bank_line_waiting;
create index bank_line_waiting on bank_line (entity, booked_on, id) where state in ('PROPOSED', 'SUSPENSE');
