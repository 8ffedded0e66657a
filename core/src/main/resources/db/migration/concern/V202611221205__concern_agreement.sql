-- Who mediates, what both sides agreed in writing, and who signed it when. The secret of a side's link is kept as its hash only.
create table concern_mediator (
    concern_id uuid primary key references concern (id),
    name text not null,
    named_at timestamptz not null,
    named_by uuid not null
);
create table concern_agreement (
    id uuid primary key,
    concern_id uuid not null references concern (id),
    text text not null,
    written_at timestamptz not null,
    written_by uuid not null,
    withdrawn_at timestamptz
);
create unique index concern_agreement_one on concern_agreement (concern_id) where withdrawn_at is null;
create table concern_signature (
    agreement_id uuid not null references concern_agreement (id),
    side text not null check (side in ('SENDER', 'OTHER')),
    name text not null,
    email text not null,
    language text not null,
    token_hash text not null unique,
    signed_name text,
    signed_at timestamptz,
    text_sha256 text,
    primary key (agreement_id, side),
    check ((signed_at is null) = (signed_name is null) and (signed_at is null) = (text_sha256 is null))
);
grant select, insert, update on concern_mediator to ${app};
grant select, insert on concern_agreement, concern_signature to ${app};
grant update (withdrawn_at) on concern_agreement to ${app};
grant update (signed_name, signed_at, text_sha256) on concern_signature to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('concern.rise_days', '2020-01-01', 60, 'day', 'Board: after so many days an open case of the mediation mailbox rises to the director');
