-- Work contracts with every version of their days, who signed what, and the mandates under which the entity signs.
create table work_contract (
    id uuid primary key,
    entity text not null,
    job_id uuid not null,
    order_id uuid,
    unit_id uuid not null,
    holder uuid not null,
    worker uuid not null,
    kind text not null check (kind in ('EMPLOYEE', 'ARTIST', 'STUDENT')),
    state text not null check (state in
        ('DRAFT', 'SENT', 'SIGNED', 'DECLARED', 'REFUSED', 'RUNNING', 'DONE', 'CANCELLED')),
    version integer not null check (version > 0),
    hourly_rate numeric(12, 4), -- null: one gross for the whole
    coefficient numeric(8, 4) not null,
    gross_cents bigint not null check (gross_cents > 0),
    charge_cents bigint not null check (charge_cents > 0),
    minimum_hourly numeric(12, 4),
    minimum_rule text,
    minimum_source text,
    minimum_mark text,
    function text not null,
    place_name text not null,
    place_street text not null,
    place_number text not null,
    place_post_code text not null,
    place_municipality text not null,
    place_country text not null,
    joint_committee text not null,
    reason text not null,
    language text not null,
    language_source text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    first_day date not null,
    last_day date not null,
    instructed_by uuid,
    instructed_at timestamptz not null,
    sent_at timestamptz,
    worker_signed_at timestamptz,
    employer_signed_at timestamptz,
    regularised boolean not null default false,
    confirmed_at timestamptz,
    confirmed_by uuid,
    cancelled_at timestamptz,
    cancel_reason text,
    check (ends_at > starts_at),
    check (employer_signed_at is null or worker_signed_at is not null)
);
create index work_contract_job on work_contract (job_id);
create index work_contract_unit on work_contract (unit_id, last_day);
create index work_contract_worker on work_contract (worker, last_day);
create index work_contract_last_day on work_contract (last_day, state);
create index work_contract_start on work_contract (starts_at) where state in ('SENT', 'SIGNED', 'REFUSED', 'DECLARED');
grant select, insert, update on work_contract to ${app};

-- Every version of days and pay: agreed, amended before the work, confirmed after it, corrected later. Never changed.
create table contract_version (
    contract_id uuid not null references work_contract (id),
    version integer not null,
    cause text not null check (cause in ('AGREED', 'AMENDED', 'CONFIRMED', 'COUNTED', 'CORRECTED')),
    gross_cents bigint not null,
    charge_cents bigint not null,
    reason text not null,
    made_by uuid,
    made_at timestamptz not null,
    primary key (contract_id, version)
);
grant select, insert on contract_version to ${app};

create table contract_day (
    contract_id uuid not null,
    version integer not null,
    nr integer not null,
    day date not null,
    start_time time not null,
    end_time time not null,
    break_minutes integer not null,
    minutes integer not null check (minutes > 0),
    paid_minutes integer not null check (paid_minutes >= minutes),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    primary key (contract_id, version, nr),
    foreign key (contract_id, version) references contract_version (contract_id, version)
);
create index contract_day_day on contract_day (day);
grant select, insert on contract_day to ${app};

-- One row per worker: locked while a contract of that worker is made, so that two overlapping ones cannot both pass.
create table worker_lock (
    worker uuid primary key
);
grant select, insert, update on worker_lock to ${app};

-- Who may sign for an entity, since when, by which decision.
create table signing_mandate (
    id uuid primary key,
    entity text not null,
    representative text not null,
    capacity text not null,
    valid_from date not null,
    valid_to date,
    decision text not null
);
grant select, insert, update on signing_mandate to ${app};

-- Signatures with their proof. Never changed.
create table contract_signature (
    contract_id uuid not null references work_contract (id),
    version integer not null,
    side text not null check (side in ('WORKER', 'EMPLOYER')),
    signer uuid,
    mandate_id uuid references signing_mandate (id),
    signed_at timestamptz not null,
    method text not null,
    document_hash text not null,
    proof jsonb not null,
    primary key (contract_id, version, side)
);
grant select, insert on contract_signature to ${app};

-- Codes sent to a worker for one signature; hashed, short-lived, few attempts.
create table signing_code (
    contract_id uuid primary key references work_contract (id),
    code_hash text not null,
    sent_to text not null,
    sent_at timestamptz not null,
    expires_at timestamptz not null,
    attempts integer not null default 0,
    used_at timestamptz
);
grant select, insert, update on signing_code to ${app};

-- Requests to accept work that has started without contract; counted per unit.
create table regularisation (
    id uuid primary key,
    unit_id uuid not null,
    job_id uuid not null,
    terms jsonb not null,
    reason text not null,
    state text not null check (state in ('OPEN', 'ACCEPTED', 'REFUSED')),
    requested_by uuid,
    requested_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision text,
    contract_id uuid references work_contract (id)
);
create index regularisation_unit on regularisation (unit_id);
grant select, insert, update on regularisation to ${app};
