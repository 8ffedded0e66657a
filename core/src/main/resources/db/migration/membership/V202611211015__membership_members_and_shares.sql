create table information_session (
    id        uuid primary key,
    starts_at timestamptz not null,
    place     text        not null,
    remote    boolean     not null,
    language  text        not null,
    capacity  int         not null check (capacity > 0)
);

-- Somebody who asked to join: a mail address to be proved by the link in a mail. The link is kept as its hash only.
create table invitation (
    id          uuid primary key,
    email       text        not null,
    language    text        not null,
    session_id  uuid references information_session,
    token_hash  text        not null unique,
    invited_at  timestamptz not null,
    expires_at  timestamptz not null,
    opened_at   timestamptz,
    party_id    uuid references party
);
create index invitation_email on invitation (lower(email));

create table member (
    party_id          uuid primary key references party,
    state             text        not null check (state in ('PROSPECT', 'REGISTERED', 'ADMITTED', 'REFUSED')),
    mail_verified_at  timestamptz,
    trade             text,
    trade_words       text,
    shares_wanted     int         not null default 0 check (shares_wanted between 0 and 100),
    registered_at     timestamptz,
    admitted_on       date,
    number            int unique,
    check ((state = 'ADMITTED') = (admitted_on is not null)),
    check ((state = 'ADMITTED') = (number is not null))
);
create index member_state on member (state);

-- What the team decided on a registration, and what it asked for.
create table member_decision (
    sequence   bigint generated always as identity primary key,
    party_id   uuid        not null references member,
    decided_at timestamptz not null,
    decided_by uuid,
    kind       text        not null check (kind in ('REGISTERED', 'ASKED', 'ADMITTED', 'REFUSED')),
    reason     text        not null
);
create index member_decision_party on member_decision (party_id, sequence);

-- The user agreement as it was signed: its words (by hash), when, and what proves who signed. No network address is kept.
create table agreement_signature (
    id           uuid primary key,
    party_id     uuid        not null references member,
    version      text        not null,
    language     text        not null,
    text_hash    text        not null,
    signed_name  text        not null,
    signed_at    timestamptz not null,
    evidence     jsonb       not null,
    document_id  uuid
);
create index agreement_signature_party on agreement_signature (party_id, signed_at);

create table share_subscription (
    id            uuid primary key,
    party_id      uuid        not null references party,
    shares        int         not null check (shares > 0),
    called_cents  bigint      not null check (called_cents > 0),
    reference     text        not null unique,
    subscribed_on date        not null
);
create index share_subscription_party on share_subscription (party_id);

-- The register of shareholders proves who owns which shares: only appended to, each entry sealed to the one before.
-- A correction is a new entry that points at the wrong one.
create table share_register_head (
    only_row boolean primary key default true check (only_row),
    sequence bigint not null,
    hash     text   not null
);
insert into share_register_head (sequence, hash) values (0, repeat('0', 64));

create table share_register_entry (
    sequence        bigint primary key,
    recorded_at     timestamptz not null,
    effective_on    date        not null,
    party_id        uuid        not null references party,
    category        text        not null,
    kind            text        not null check (kind in ('SUBSCRIPTION', 'PAYMENT', 'CORRECTION')),
    subscription_id uuid        not null references share_subscription,
    shares          int         not null,
    called_cents    bigint      not null,
    paid_cents      bigint      not null,
    evidence        text        not null,
    actor           uuid,
    corrects        bigint references share_register_entry,
    hash            text        not null
);
create index share_register_entry_party on share_register_entry (party_id, sequence);
create unique index share_register_evidence on share_register_entry (kind, evidence);

create function share_register_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the register of shareholders is only appended to';
end $$;
create trigger share_register_append_only before update or delete or truncate on share_register_entry
    for each statement execute function share_register_is_append_only();

-- Payment references of subscriptions lie in a range of their own, apart from those of invoices.
create sequence share_reference minvalue 1 maxvalue 99999999;
create sequence member_number minvalue 1;

-- Jobs done without a share, counted per person and declared contract, as worker or as holder.
create table job_without_share (
    party_id    uuid        not null references party,
    contract_id uuid        not null,
    counted_at  timestamptz not null,
    primary key (party_id, contract_id)
);

grant select, insert, update on information_session to ${app};
grant select, insert on member_decision, agreement_signature, share_subscription, share_register_entry to ${app};
grant usage on sequence share_reference, member_number to ${app};
grant select, update on share_register_head to ${app};
grant select, insert, update on invitation, member to ${app};
grant select, insert, delete on job_without_share to ${app};
