-- The text of each version of a contract, and the file that was signed. Text and language are never changed.
create table contract_paper (
    contract_id uuid not null references work_contract (id),
    version integer not null,
    language text not null,
    template text not null,
    html text not null,
    made_at timestamptz not null,
    file_hash text,
    primary key (contract_id, version)
);
grant select, insert on contract_paper to ${app};
grant update (file_hash) on contract_paper to ${app};
