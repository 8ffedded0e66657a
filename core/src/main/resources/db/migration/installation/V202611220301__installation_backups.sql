-- That the database was backed up, or comes from a backup: written by the command line, shown to operators, never changed.
create table backup_event (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('BACKUP', 'RESTORE')),
    at timestamptz not null default clock_timestamp(),
    -- The moment of the database that the file shows.
    shows timestamptz not null,
    bytes bigint not null check (bytes > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    encrypted boolean not null,
    row_count bigint not null check (row_count >= 0),
    file_count integer not null check (file_count >= 0)
);

create function backup_event_stays() returns trigger language plpgsql as $$
begin
    raise exception 'the record of backups is never changed';
end $$;

create trigger backup_event_stays before update or delete or truncate on backup_event
    for each statement execute function backup_event_stays();

grant select on backup_event to ${app};
