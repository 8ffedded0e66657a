-- Payees whose name is like one on the sanctions list: nothing is paid to them until an officer says that they are somebody else.
create table payee_listed (
    id uuid primary key,
    party_id uuid not null,
    name text not null,
    -- The name as names are compared, so that another spelling of it asks no second time.
    compared text not null,
    entry bigint not null,
    listed_name text not null,
    person boolean not null,
    born text not null,
    regulation text not null,
    found_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    reason text not null default '',
    unique (party_id, compared, entry),
    check ((decided_by is null) = (decided_at is null))
);
create index payee_listed_open on payee_listed (party_id) where decided_at is null;
grant select, insert on payee_listed to ${app};
grant update (decided_by, decided_at, reason) on payee_listed to ${app};
grant delete on payee_listed to ${app};
