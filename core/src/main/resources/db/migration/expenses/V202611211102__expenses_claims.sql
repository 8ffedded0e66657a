-- Costs that members want back, each with its receipt.
create table expense_claim (
    id uuid primary key,
    entity text not null,
    unit_id uuid not null,
    job_id uuid not null,
    order_id uuid,
    client_id uuid,
    claimant uuid not null,
    amount_cents bigint not null check (amount_cents > 0),
    spent_on date not null,
    description text not null,
    receipt_hash text not null,
    receipt_name text not null,
    receipt_type text not null,
    state text not null check (state in ('SUBMITTED', 'APPROVED', 'REFUSED', 'SENT', 'PAID')),
    submitted_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision text,
    paid_on date,
    check (decided_by is null or decided_by <> claimant)
);
create index expense_claim_claimant on expense_claim (claimant, submitted_at);
create index expense_claim_job on expense_claim (job_id);
create index expense_claim_state on expense_claim (entity, state) where state in ('SUBMITTED', 'APPROVED', 'SENT');
grant select, insert, update on expense_claim to ${app};

-- Under which purpose the rest of an order's named costs is held, once a first claim has used part of it.
create table cost_hold (
    order_id uuid primary key,
    purpose uuid not null
);
grant select, insert, update on cost_hold to ${app};
