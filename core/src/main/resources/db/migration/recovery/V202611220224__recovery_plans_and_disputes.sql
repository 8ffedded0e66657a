-- Payment plans: proposed by the office, agreed by the client, broken by their own rule.
create table payment_plan (
    id uuid primary key,
    client_id uuid not null,
    entity text not null references legal_entity (code),
    state text not null check (state in ('PROPOSED', 'AGREED', 'KEPT', 'BROKEN', 'ENDED')),
    -- What was owed when it was agreed: what was paid since is this less what is owed now.
    base_cents bigint not null check (base_cents > 0),
    proposed_on date not null,
    valid_until date not null,
    agreed_on date,
    agreed_by text,
    ended_on date,
    reason text not null default ''
);
create index payment_plan_client on payment_plan (client_id);
create index payment_plan_running on payment_plan (state) where state in ('PROPOSED', 'AGREED');

create table payment_plan_invoice (
    plan_id uuid not null references payment_plan (id),
    invoice_id uuid not null references open_item (invoice_id),
    primary key (plan_id, invoice_id)
);
create index payment_plan_invoice_invoice on payment_plan_invoice (invoice_id);

create table plan_instalment (
    plan_id uuid not null references payment_plan (id),
    nr int not null,
    due_on date not null,
    amount_cents bigint not null check (amount_cents > 0),
    primary key (plan_id, nr)
);

-- Disputes: what client, member and office say to each other about an invoice, and what they offer.
create table dispute (
    id uuid primary key,
    nr bigint generated always as identity,
    invoice_id uuid not null references open_item (invoice_id),
    client_id uuid not null,
    subject text not null check (subject in ('QUALITY', 'AMOUNT', 'NOT_ORDERED', 'PAID', 'OTHER')),
    state text not null check (state in ('OPEN', 'AGREED', 'CLOSED')),
    opened_on date not null,
    opened_by text not null check (opened_by in ('CLIENT', 'MEMBER', 'OFFICE')),
    mediator uuid,
    answer_by timestamptz not null,
    ended_on date,
    outcome text not null default ''
);
create unique index dispute_open on dispute (invoice_id) where state = 'OPEN';
create index dispute_client on dispute (client_id);

create table dispute_message (
    id uuid primary key,
    dispute_id uuid not null references dispute (id),
    at timestamptz not null,
    side text not null check (side in ('CLIENT', 'MEMBER', 'OFFICE')),
    by_party uuid,
    text text not null check (length(text) <= 4000),
    offer text check (offer in ('CREDIT', 'PAY')),
    amount_cents bigint,
    client_yes boolean not null default false,
    member_yes boolean not null default false,
    declined_by text,
    check ((offer = 'CREDIT') = (amount_cents is not null) or offer is null)
);
create index dispute_message_dispute on dispute_message (dispute_id, id);

alter table recovery_item
    add foreign key (dispute_id) references dispute (id),
    add foreign key (plan_id) references payment_plan (id);

grant select, insert, update on payment_plan, dispute to ${app};
grant select, insert on payment_plan_invoice, plan_instalment, dispute_message to ${app};
grant update (client_yes, member_yes, declined_by) on dispute_message to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('recovery.claim_days', '2020-01-01', 14, 'day', 'Board: a claim is filed with the receiver within so many days'),
    ('recovery.plan_grace_days', '2020-01-01', 10, 'day', 'Board: an instalment may be so late before the plan breaks'),
    ('recovery.plan_months', '2020-01-01', 12, 'month', 'Board: a plan runs over so many months at most'),
    ('recovery.plan_answer_days', '2020-01-01', 14, 'day', 'Board: a plan that is offered waits so long for the client'),
    ('recovery.dispute_answer_days', '2020-01-01', 2, 'day', 'Board: working days in which somebody takes a dispute'),
    ('recovery.dispute_days', '2020-01-01', 60, 'day', 'Board: a dispute open for so long rises to the direction');

-- Mediation is open to the two sides and to who leads it. Payroll, administrators and auditors read none of it.
insert into permission_rule (permission, role, relation) values
    ('MEDIATION_READ', 'MEMBER', 'holder'), ('MEDIATION_READ', 'ADVISER', 'portfolio'), ('MEDIATION_READ', 'FINANCE', ''),
    ('MEDIATION_LEAD', 'ADVISER', 'portfolio'), ('MEDIATION_LEAD', 'FINANCE', '');
