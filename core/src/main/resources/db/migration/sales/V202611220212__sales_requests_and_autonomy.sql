-- What members want invoiced beside the job tool: once, or again and again on a day. Without autonomy an adviser looks first.
create table sale_request (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    client_id uuid not null,
    sale text not null,
    state text not null check (state in ('WAITING', 'RETURNED', 'DROPPED', 'ISSUED', 'RUNNING', 'STOPPED', 'ENDED')),
    asked_by uuid,
    asked_on date not null,
    every_months int check (every_months in (1, 2, 3, 6, 12)), -- null: once
    first_on date,
    last_on date,
    runs int not null default 0,
    next_on date, -- first_on and runs times every_months; null when nothing follows
    answer text not null default '',
    answered_by uuid,
    answered_on date,
    invoice_id uuid references invoice (id), -- the latest
    check ((every_months is null) = (first_on is null)),
    check (last_on is null or last_on >= first_on),
    check (next_on is null or state = 'RUNNING')
);
create index sale_request_unit on sale_request (unit_id, id desc);
create index sale_request_due on sale_request (next_on) where next_on is not null;

create table sale_request_run (
    request_id uuid not null references sale_request (id),
    due_on date not null,
    invoice_id uuid not null references invoice (id),
    primary key (request_id, due_on)
);

-- Units whose holder invoices and quotes without a check: earned, and taken back when it has to be.
create table sales_autonomy (
    id uuid primary key,
    unit_id uuid not null references production_unit (id),
    granted_on date not null,
    granted_by uuid,
    reason text not null check (reason <> ''),
    withdrawn_on date,
    withdrawn_by uuid,
    withdrawn_reason text,
    check ((withdrawn_on is null) = (withdrawn_reason is null))
);
create unique index sales_autonomy_unit on sales_autonomy (unit_id) where withdrawn_on is null;

grant select, insert, update on sale_request, sales_autonomy to ${app};
grant select, insert on sale_request_run to ${app};

insert into permission_rule (permission, role, relation) values
    ('AUTONOMY_DECIDE', 'ADVISER', 'portfolio');
