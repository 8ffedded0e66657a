-- Entities that send their workers to users as an agency: their contracts are signed and declared only once the client has signed the post
-- sheet. Who says that an entity is one names the recognition and where it stands.
create table agency_entity (
    entity text primary key,
    recognition text not null check (recognition <> ''),
    committee text not null check (committee <> ''), -- under which its temporary workers are declared
    source text not null check (source <> ''),
    recorded_by uuid,
    recorded_at timestamptz not null
);
grant select, insert, update on agency_entity to ${app};

-- What the client, and nobody in its place, says of the post of a job. A signed one is never changed.
create table post_sheet (
    id uuid primary key,
    nr bigint generated always as identity,
    job_id uuid not null unique,
    contract_id uuid not null,
    unit_id uuid not null,
    entity text not null,
    contact text not null,
    token_hash text not null unique,
    expires_at timestamptz not null,
    sent_by uuid,
    sent_at timestamptz not null,
    answers jsonb,
    signed_by text,
    signed_as text,
    signed_at timestamptz,
    words_hash text,
    check ((signed_at is null) = (answers is null)),
    check (signed_at is null or (signed_by <> '' and words_hash is not null))
);
grant select, insert, update on post_sheet to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('postsheet.link_days', '2020-01-01', 14, 'day', 'Board: a client link to a post sheet lives 14 days');
