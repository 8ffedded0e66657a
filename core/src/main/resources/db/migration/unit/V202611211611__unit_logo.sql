-- Logos as they were shown, by the hash of their bytes: a document that showed one shows it for ever, so none is ever changed.
create table unit_logo (
    hash text primary key,
    content bytea not null check (octet_length(content) <= 1000000),
    width int not null,
    height int not null,
    added_on date not null
);
grant select, insert on unit_logo to ${app};

alter table production_unit add column logo text references unit_logo (hash);
