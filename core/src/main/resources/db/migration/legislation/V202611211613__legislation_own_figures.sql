-- Figures of the law that the co-operative sets itself, over those of the files. A row is never changed but for its state.
create table own_figure (
    id uuid primary key,
    parameter text not null,
    valid_from date not null,
    valid_until date check (valid_until >= valid_from),
    content jsonb not null,
    source_title text not null check (source_title <> ''),
    source_publisher text,
    source_url text,
    mark text not null check (mark in ('V2', 'V1', 'DER')),
    note text,
    state text not null check (state in ('WAITING', 'IN_FORCE', 'REPLACED', 'WITHDRAWN')),
    proposed_by uuid not null,
    proposed_on date not null,
    decided_by uuid,
    decided_at timestamptz,
    check (state = 'WAITING' or decided_by is not null),
    -- four eyes
    check (state not in ('IN_FORCE', 'REPLACED') or decided_by <> proposed_by)
);
create unique index own_figure_in_force on own_figure (parameter, valid_from) where state = 'IN_FORCE';
create index own_figure_parameter on own_figure (parameter, id);
grant select, insert on own_figure to ${app};
grant update (state, decided_by, decided_at) on own_figure to ${app};

insert into permission_rule (permission, role, relation) values
    ('LEGISLATION_SET', 'PAYROLL', ''),
    ('LEGISLATION_SET', 'ADMINISTRATOR', '');
