-- How often large clients get one statement of all their invoices.
create table statement_schedule (
    client_id uuid primary key,
    every text not null check (every in ('NEVER', 'WEEK', 'MONTH')),
    set_on date not null,
    set_by uuid,
    last_on date
);
grant select, insert, update on statement_schedule to ${app};
