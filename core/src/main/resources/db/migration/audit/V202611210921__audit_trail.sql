create table audit_record (
    id uuid primary key,
    at timestamptz not null,
    day date not null,
    actor_user uuid,
    actor_party uuid,
    kind text not null check (kind in ('CHANGE', 'READ')),
    action text not null,
    subject_type text not null,
    subject_id text not null,
    detail jsonb not null
);
create index audit_record_subject on audit_record (subject_type, subject_id, at desc);
create index audit_record_actor on audit_record (actor_user, at desc);
create index audit_record_at on audit_record (at desc);

create function audit_record_is_final() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is never changed';
end $$;
create trigger audit_record_final before update or delete or truncate on audit_record
    for each statement execute function audit_record_is_final();

grant select, insert on audit_record to ${app};
