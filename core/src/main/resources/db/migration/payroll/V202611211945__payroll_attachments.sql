-- Attachments of wages: what is withheld from the net for a creditor, as a court, a deed or the worker's own assignment demands.
create table wage_attachment (
    id uuid primary key,
    entity text not null,
    worker uuid not null,
    kind text not null check (kind in ('ALIMONY', 'SEIZURE', 'ASSIGNMENT')),
    creditor uuid not null,
    creditor_name text not null check (length(creditor_name) between 1 and 140),
    iban text not null,
    reference text not null check (length(reference) between 1 and 140),
    total_cents bigint check (total_cents > 0), -- null: no end known, as for current alimony
    monthly_cents bigint check (monthly_cents > 0), -- null: as much as may be taken
    children integer not null check (children between 0 and 30),
    served_on date not null,
    state text not null check (state in ('ENTERED', 'IN_FORCE', 'ENDED')),
    entered_by uuid not null,
    entered_at timestamptz not null,
    confirmed_by uuid,
    ended_on date,
    end_reason text not null default '',
    check (total_cents is not null or monthly_cents is not null),
    check (confirmed_by is null or confirmed_by <> entered_by),
    check (state <> 'IN_FORCE' or confirmed_by is not null)
);
create index wage_attachment_worker on wage_attachment (worker) where state = 'IN_FORCE';
grant select, insert, update on wage_attachment to ${app};

create table attachment_payment (
    id uuid primary key,
    attachment_id uuid not null references wage_attachment (id),
    amount_cents bigint not null check (amount_cents > 0),
    state text not null check (state in ('PREPARED', 'SENT', 'PAID', 'RETURNED', 'CANCELLED')),
    made_at timestamptz not null,
    paid_on date
);
create index attachment_payment_of on attachment_payment (attachment_id);
grant select, insert, update on attachment_payment to ${app};

alter table pay_deduction drop constraint pay_deduction_kind_check;
alter table pay_deduction add constraint pay_deduction_kind_check check (kind in ('ADVANCE', 'DIFFERENCE', 'ATTACHMENT'));
-- For an attachment, what it was found by: net of the month up to this payslip, and how much of it may be seized; null for alimony.
alter table pay_deduction add column month_net_cents bigint;
alter table pay_deduction add column seizable_cents bigint;
