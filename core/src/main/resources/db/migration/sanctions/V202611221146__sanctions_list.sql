-- Lists of persons and organisations under financial sanctions that the co-operative loaded; the names of the newest only.
create table sanctions_list (
    id uuid primary key,
    issued_on date not null,
    fingerprint text not null,
    entries int not null,
    names int not null,
    loaded_at timestamptz not null,
    loaded_by uuid
);
create table sanctioned_name (
    entry bigint not null,
    person boolean not null,
    name text not null,
    search_name text not null,
    words text[] not null,
    programme text not null,
    regulation text not null,
    born text not null
);
create index sanctioned_name_words on sanctioned_name using gin (words);
create index sanctioned_name_spelling on sanctioned_name using gin (search_name gin_trgm_ops);
grant select, insert on sanctions_list to ${app};
grant select, insert, delete on sanctioned_name to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('sanctions.fresh_days', '2020-01-01', 7, 'day', 'Board: after so many days a loaded sanctions list is called old');
