-- The link with which the first administrator of an empty installation enters; one of them is open at most.
create table administrator_invitation (
    token_hash text primary key,
    expires_at timestamptz not null,
    used_at timestamptz
);
grant select, insert, update, delete on administrator_invitation to ${app};
