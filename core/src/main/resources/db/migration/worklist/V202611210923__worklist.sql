create table worklist_item (
    id uuid primary key,
    queue text not null,
    kind text not null,
    subject_type text not null,
    subject_id uuid not null,
    item_values jsonb not null,
    link text not null,
    role text not null,
    deadline timestamptz,
    opened_at timestamptz not null,
    opened_on date not null,
    assigned_to uuid,
    closed_at timestamptz,
    closed_by uuid,
    close_reason text
);
create unique index worklist_item_open on worklist_item (kind, subject_id) where closed_at is null;
create index worklist_item_waiting on worklist_item (role, queue, deadline) where closed_at is null;
grant select, insert, update on worklist_item to ${app};
