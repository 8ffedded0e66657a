-- What this database is for, for ever: a demo can never become a real installation, nor a real one be replayed over.
create table installation (
    only_row boolean primary key default true check (only_row),
    kind text not null check (kind in ('real', 'demo', 'replay')),
    created_at timestamptz not null default clock_timestamp()
);

insert into installation (kind) values ('${kind}');

create function installation_is_for_ever() returns trigger language plpgsql as $$
begin
    raise exception 'the mark of an installation cannot be changed';
end $$;

create trigger installation_is_for_ever before insert or update or delete or truncate on installation
    execute function installation_is_for_ever();

grant select on installation to ${app};
