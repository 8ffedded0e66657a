-- What was entered from a file, by the key that the file gives it: a file that is read again enters it once.
create table imported (
    kind text not null check (kind in ('members', 'clients', 'opening-balances')),
    key text not null check (key <> ''),
    subject uuid not null,
    at timestamptz not null default clock_timestamp(),
    primary key (kind, key)
);
grant select, insert on imported to ${app};
