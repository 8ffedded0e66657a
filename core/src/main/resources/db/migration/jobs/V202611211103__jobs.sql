-- A job is one act for the member: one form, from which quote, order, contract, declaration, invoice and pay follow.
-- It owns no money; it remembers what was asked and how far each step has come.
create table job (
    id uuid primary key,
    entity text not null references legal_entity (code),
    unit_id uuid not null references production_unit (id),
    holder_id uuid not null,
    client_id uuid not null,
    tool text not null check (tool in ('JOB', 'ACTIVITY')),
    title text not null check (length(title) between 1 and 200),
    supply text not null,
    worker_id uuid not null,
    contract_kind text not null,
    worker_function text not null,
    joint_committee text not null,
    fixed_term_reason text not null,
    place_name text not null,
    place_street text not null,
    place_number text not null,
    place_post_code text not null,
    place_municipality text not null,
    place_country text not null,
    price_cents bigint not null check (price_cents > 0),
    costs_cents bigint not null check (costs_cents >= 0),
    costs_text text not null,
    wage_budget_cents bigint not null check (wage_budget_cents > 0),
    client_reference text,
    first_day date not null,
    last_day date not null,
    made_on date not null,
    made_by uuid,
    form_key text unique,
    quote_id uuid,
    order_id uuid,
    contract_id uuid,
    invoice_id uuid,
    dropped_on date,
    dropped_reason text
);
create index job_unit on job (unit_id, first_day desc, id desc);
create index job_worker on job (worker_id, first_day desc);
create index job_holder on job (holder_id, first_day desc, id desc);
create index job_client on job (client_id);
create unique index job_contract on job (contract_id) where contract_id is not null;
create unique index job_order on job (order_id) where order_id is not null;

create table job_day (
    job_id uuid not null references job (id),
    day date not null,
    starts time not null,
    ends time not null,
    break_minutes int not null check (break_minutes between 0 and 600),
    primary key (job_id, day, starts)
);
create index job_day_calendar on job_day (day, job_id);

-- One row a step: where it stands, since when, and what it waits for.
create table job_step (
    job_id uuid not null references job (id),
    step text not null check (step in ('QUOTE', 'ORDER', 'CONTRACT', 'DECLARATION', 'WORK', 'INVOICE', 'PAY', 'SETTLEMENT')),
    state text not null check (state in ('NOT_YET', 'WAITING', 'BLOCKED', 'DONE')),
    waits_for text not null default '',
    on_day date,
    primary key (job_id, step)
);
create index job_step_blocked on job_step (step, job_id) where state = 'BLOCKED';

grant select, insert, update on job, job_step to ${app};
grant select, insert on job_day to ${app};
