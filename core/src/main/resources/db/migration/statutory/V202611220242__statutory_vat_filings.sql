-- What was made for the tax office, each version as it was; one that was filed stays as it is for ever.
create table vat_filing (
    id uuid primary key,
    entity text not null references legal_entity (code),
    kind text not null check (kind in ('RETURN', 'INTRA', 'CLIENTS')),
    first_day date not null,
    last_day date not null,
    version integer not null check (version > 0),
    grids jsonb not null,
    file_hash text not null,
    made_at timestamptz not null,
    made_by uuid,
    filed_on date,
    filed_by uuid,
    receipt text,
    unique (entity, kind, first_day, last_day, version)
);
grant select, insert on vat_filing to ${app};
grant update (filed_on, filed_by, receipt) on vat_filing to ${app};

-- The open items of each client by age, without reading those that are settled.
create index open_item_age on open_item (entity, client_id, due_on) include (left_cents) where closed_on is null;
