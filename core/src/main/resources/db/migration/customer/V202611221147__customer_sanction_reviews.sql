-- What officers decided about clients whose name is like a listed one: somebody else, with the reason.
create table client_sanction_review (
    client_id uuid not null references client (party_id),
    client_name text not null,
    entry bigint not null,
    listed_name text not null,
    reason text not null,
    decided_at timestamptz not null,
    decided_by uuid not null,
    primary key (client_id, client_name, entry)
);
grant select, insert, delete on client_sanction_review to ${app};
