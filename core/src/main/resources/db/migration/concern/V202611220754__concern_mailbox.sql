-- Messages to the mediation mailbox: what happened, with whom, what would be good. Read by few, apart from the files of members and clients.
create table concern (
    id uuid primary key,
    nr bigint generated always as identity unique,
    received_at timestamptz not null,
    answer_by timestamptz not null,
    language text not null,
    sender text not null,
    email text,
    about text not null,
    happened text not null,
    wished text not null,
    urgent boolean not null,
    kind text check (kind in ('SERVICE', 'MEMBERS', 'CLIENT_MEMBER', 'DISCRIMINATION', 'ETHICS')),
    taken_by uuid,
    taken_at timestamptz,
    ended_at timestamptz,
    outcome text not null default '',
    check ((taken_by is null) = (taken_at is null)),
    check (kind is null or taken_at is not null)
);
create index concern_open on concern (answer_by) where ended_at is null;
grant select, insert on concern to ${app};
grant update (urgent, kind, taken_by, taken_at, ended_at, outcome) on concern to ${app};

alter table user_role drop constraint user_role_role_check;
alter table user_role add constraint user_role_role_check check (role in ('MEMBER', 'EMPLOYEE', 'CLIENT', 'ADVISER', 'TEAM_ADMIN',
    'FINANCE', 'PAYROLL', 'AUDITOR', 'ADMINISTRATOR', 'PREVENTION'));

-- Urgent ones (harm, discrimination) are read by the prevention adviser alone; administrators and auditors read none.
insert into permission_rule (permission, role, relation) values
    ('CONCERN_LEAD', 'TEAM_ADMIN', ''), ('CONCERN_LEAD', 'PREVENTION', ''), ('CONCERN_URGENT', 'PREVENTION', ''),
    ('WORKLIST_READ', 'PREVENTION', '');

insert into policy (name, valid_from, value, unit, decision) values
    ('concern.answer_days', '2020-01-01', 2, 'day', 'Board: working days in which a person answers a message to the mediation mailbox');
