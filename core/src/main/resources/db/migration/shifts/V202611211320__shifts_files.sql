-- Framework agreements with a platform: what an hour pays, what the post is, which allowances are promised.
create table shift_agreement (
    id uuid primary key,
    entity text not null,
    unit_id uuid not null,
    client_id uuid not null,
    job_id uuid not null, -- of the accepted order that brings the money, or the agreement itself for an Activity
    title text not null check (length(title) between 1 and 200),
    hourly_rate numeric(12, 4) not null check (hourly_rate > 0),
    function text not null,
    function_class text not null,
    joint_committee text not null,
    place_name text not null,
    place_street text not null,
    place_number text not null,
    place_post_code text not null,
    place_municipality text not null,
    bicycle_cents bigint not null check (bicycle_cents >= 0), -- for a day with an own bicycle
    phone_cents bigint not null check (phone_cents >= 0), -- for a day with an own telephone
    check_months integer not null check (check_months >= 0), -- how long a check of the bicycle is valid; 0: none is asked
    course_months integer not null check (course_months >= 0), -- the same for the road-safety course
    made_by uuid,
    made_at timestamptz not null
);
create index shift_agreement_unit on shift_agreement (unit_id);
grant select, insert on shift_agreement to ${app};

-- Who works under an agreement, by the platform's number; signed once by the worker.
create table shift_worker (
    agreement_id uuid not null references shift_agreement (id),
    number text not null check (length(number) between 1 and 40),
    worker uuid not null,
    kind text not null check (kind in ('EMPLOYEE', 'ARTIST', 'STUDENT')),
    added_at timestamptz not null,
    signed_at timestamptz,
    method text,
    words_hash text,
    primary key (agreement_id, number),
    unique (agreement_id, worker)
);
create index shift_worker_worker on shift_worker (worker);
grant select, insert, update on shift_worker to ${app};

-- Files as received; the same content is received once.
create table shift_file (
    id uuid primary key,
    agreement_id uuid not null references shift_agreement (id),
    name text not null,
    hash text not null,
    state text not null check (state in ('CHECKED', 'ACCEPTED', 'DONE')),
    received_by uuid,
    received_at timestamptz not null,
    accepted_by uuid,
    accepted_at timestamptz,
    unique (agreement_id, hash)
);
grant select, insert, update on shift_file to ${app};

-- One row per line of the file, with what was found wrong and what became of it.
create table shift_row (
    file_id uuid not null references shift_file (id),
    nr integer not null,
    agreement_id uuid not null,
    reference text not null,
    courier text not null,
    day date,
    start_time time,
    end_time time,
    break_minutes integer not null default 0,
    allowance text not null,
    function_class text not null,
    refusals jsonb not null default '[]',
    contract_id uuid,
    allowance_claim uuid,
    primary key (file_id, nr)
);
create unique index shift_row_once on shift_row (agreement_id, reference) where contract_id is not null;
create index shift_row_contract on shift_row (contract_id) where contract_id is not null;
grant select, insert, update on shift_row to ${app};

insert into permission_rule (permission, role, relation) values
    ('SHIFTS_MANAGE', 'MEMBER', 'holder'), ('SHIFTS_MANAGE', 'ADVISER', 'portfolio');

insert into policy (name, valid_from, value, unit, decision) values
    ('shifts.allowance_limit', '2020-01-01', 10, 'EUR', 'Board: most equipment allowance of a worker and day; to be confirmed against the tax-free limits');
