-- What the co-operative owns and uses for years. A row for each thing, made when its supplier's invoice is booked; its unit paid it whole.
create table asset (
    id uuid primary key,
    entity text not null,
    unit_id uuid not null references production_unit (id),
    asset_class text not null check (asset_class in ('SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES')),
    purchase_id uuid not null references purchase (id),
    supplier uuid not null,
    text text not null,
    acquired_on date not null,
    used_from date not null,
    value_cents bigint not null check (value_cents >= 0),
    term_months integer not null check (term_months > 0),
    charged_cents bigint not null default 0,
    disposal text check (disposal in ('SALE', 'LOSS', 'SCRAP')),
    disposed_on date,
    reason text not null default '',
    sold_by text not null default '',
    written_off_cents bigint,
    check ((disposal is null) = (disposed_on is null) and (disposal is null) = (written_off_cents is null))
);
create index asset_unit on asset (unit_id);
create index asset_purchase on asset (purchase_id);
create index asset_charging on asset (entity) where disposed_on is null and charged_cents <> value_cents;
grant select, insert, update on asset to ${app};

-- Each month of an entity once, whoever asks again.
create table asset_run (
    id uuid primary key,
    entity text not null,
    month date not null check (extract(day from month) = 1),
    cents bigint not null,
    unique (entity, month)
);
grant select, insert on asset_run to ${app};

create table asset_charge (
    asset_id uuid not null references asset (id),
    month date not null,
    cents bigint not null,
    run_id uuid not null,
    primary key (asset_id, month)
);
grant select, insert on asset_charge to ${app};

-- No law names a number of months: the board sets them in its valuation rules. These are habits, not verified.
insert into policy (name, valid_from, value, unit, decision) values
    ('assets.proposed_from', '2020-01-01', 1000, 'EUR', 'Board, to be confirmed by the accountant (unverified): from here on a lasting thing is proposed as an investment'),
    ('assets.term.software', '2020-01-01', 36, 'month', 'Board, valuation rules, to be confirmed by the accountant (unverified)'),
    ('assets.term.equipment', '2020-01-01', 60, 'month', 'Board, valuation rules, to be confirmed by the accountant (unverified)'),
    ('assets.term.computers', '2020-01-01', 36, 'month', 'Board, valuation rules, to be confirmed by the accountant (unverified)'),
    ('assets.term.furniture', '2020-01-01', 120, 'month', 'Board, valuation rules, to be confirmed by the accountant (unverified)'),
    ('assets.term.vehicles', '2020-01-01', 60, 'month', 'Board, valuation rules, to be confirmed by the accountant (unverified)');
