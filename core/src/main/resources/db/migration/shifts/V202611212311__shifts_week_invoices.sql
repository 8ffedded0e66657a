-- Shifts of a week on one invoice to the platform: what it pays for a paid hour, and which contracts stand on which line.
alter table shift_agreement
    add column client_rate numeric(12, 4) check (client_rate > 0), -- before VAT; null: its order is invoiced as a whole
    add column client_reference text check (length(client_reference) between 1 and 100);
grant update (client_rate, client_reference) on shift_agreement to ${app};

create table shift_billed (
    contract_id uuid not null,
    invoice_id uuid not null references invoice (id),
    line_no integer not null,
    agreement_id uuid not null references shift_agreement (id),
    courier text not null,
    week date not null, -- its first day
    minutes integer not null check (minutes >= 0), -- paid minutes that the invoice bears, less what credit notes gave back
    change_minutes integer not null default 0, -- corrected since: more goes onto the next invoice, less onto a credit note
    primary key (contract_id, invoice_id)
);
create index shift_billed_week on shift_billed (agreement_id, week);
create index shift_billed_invoice on shift_billed (invoice_id, line_no);
create index shift_row_day on shift_row (agreement_id, day) where contract_id is not null;
grant select, insert on shift_billed to ${app};
grant update (minutes, change_minutes) on shift_billed to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('shifts.week_first_day', '2020-01-01', 1, 'weekday', 'Board: a week of shifts runs from Monday (1) to Sunday; it is invoiced together');
