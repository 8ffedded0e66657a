-- Concessions of author's rights that an invoice sold, each with its signed page.
create table concession (
    id uuid primary key,
    entity text not null,
    unit_id uuid not null,
    job_id uuid not null,
    invoice_id uuid not null,
    proposed_by uuid not null,
    work text not null,
    uses text not null,
    territory text not null,
    exclusive boolean not null,
    valid_from date not null,
    valid_until date,
    gross_cents bigint not null check (gross_cents > 0),
    page_hash text not null,
    page_name text not null,
    page_type text not null,
    state text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
    proposed_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    decision text,
    owed_from date,
    tax_due_on date,
    check (decided_by is null or decided_by <> proposed_by),
    check (valid_until is null or valid_until >= valid_from),
    check ((state = 'APPROVED') = (owed_from is not null))
);
create index concession_invoice on concession (invoice_id);
create index concession_job on concession (job_id);
create index concession_proposed on concession (proposed_by, proposed_at);
create index concession_year on concession (owed_from);
create index concession_waiting on concession (proposed_at) where state = 'PROPOSED';
create index concession_work on concession (lower(work));
grant select, insert, update on concession to ${app};

-- What each author is paid for a concession; costs, tax and steps are a foresight until it is approved.
create table royalty (
    id uuid primary key,
    concession_id uuid not null references concession,
    nr int not null,
    author uuid not null,
    percent numeric(5, 2) not null check (percent > 0 and percent <= 100),
    gross_cents bigint not null check (gross_cents > 0),
    costs_cents bigint not null check (costs_cents >= 0 and costs_cents <= gross_cents),
    tax_cents bigint not null check (tax_cents >= 0 and tax_cents <= gross_cents),
    steps jsonb not null,
    state text not null check (state in ('PROPOSED', 'OWED', 'SENT', 'PAID')),
    paid_on date,
    unique (concession_id, author)
);
create index royalty_author on royalty (author);
create index royalty_owed on royalty (concession_id) where state = 'OWED';
grant select, insert, update on royalty to ${app};

insert into permission_rule (permission, role, relation) values
    ('ROYALTY_PROPOSE', 'MEMBER', 'holder'),
    ('ROYALTY_READ', 'MEMBER', 'holder'), ('ROYALTY_READ', 'ADVISER', 'portfolio'), ('ROYALTY_READ', 'FINANCE', ''),
    ('ROYALTY_READ', 'AUDITOR', ''),
    ('ROYALTY_APPROVE', 'FINANCE', ''), ('ROYALTY_APPROVE', 'ADVISER', 'portfolio');
