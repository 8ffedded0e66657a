-- The plan of reminders for each kind of debtor: dated policy, each row with its decision. A level in force is the newest row of its day.
create table reminder_step (
    debtor text not null check (debtor in ('BUSINESS', 'PUBLIC', 'CONSUMER')),
    level int not null check (level between 1 and 9),
    valid_from date not null,
    days int not null check (days between 1 and 720),
    -- NONE takes the level out of the plan; LAWYER hands the file over to a person.
    channel text not null check (channel in ('MAIL', 'LETTER', 'LAWYER', 'NONE')),
    charges boolean not null,
    -- Days that holders have to answer before a hard step; their silence is consent. 0: they are not asked.
    ask_days int not null check (ask_days between 0 and 60),
    decision text not null,
    primary key (debtor, level, valid_from)
);
grant select, insert on reminder_step to ${app};

insert into reminder_step (debtor, level, valid_from, days, channel, charges, ask_days, decision) values
    ('BUSINESS', 1, '2020-01-01', 3, 'MAIL', false, 0, 'Board: a friendly word after 3 days'),
    ('BUSINESS', 2, '2020-01-01', 15, 'MAIL', false, 0, 'Board: a firmer one after 15 days'),
    ('BUSINESS', 3, '2020-01-01', 30, 'LETTER', true, 5, 'Board: formal notice after 30 days, with interest and costs by law'),
    ('BUSINESS', 4, '2020-01-01', 60, 'LAWYER', false, 10, 'Board: to the lawyer after 60 days'),
    ('PUBLIC', 1, '2020-01-01', 15, 'MAIL', false, 0, 'Board: public bodies pay slowly; first word after 15 days'),
    ('PUBLIC', 2, '2020-01-01', 30, 'MAIL', false, 0, 'Board: second after 30 days'),
    ('PUBLIC', 3, '2020-01-01', 60, 'LETTER', true, 5, 'Board: formal notice after 60 days, with interest and costs by law'),
    ('PUBLIC', 4, '2020-01-01', 120, 'LAWYER', false, 10, 'Board: to the lawyer after 120 days'),
    ('CONSUMER', 1, '2020-01-01', 3, 'MAIL', false, 0, 'Board: the free reminder that the law asks for, after 3 days'),
    ('CONSUMER', 2, '2020-01-01', 21, 'MAIL', false, 0, 'Board: a second free reminder after 21 days'),
    ('CONSUMER', 3, '2020-01-01', 35, 'LETTER', true, 5, 'Board: formal notice after 35 days, with what the law allows at most'),
    ('CONSUMER', 4, '2020-01-01', 75, 'LAWYER', false, 10, 'Board: to the lawyer after 75 days');

insert into policy (name, valid_from, value, unit, decision) values
    ('recovery.pause_days', '2020-01-01', 15, 'day', 'Board: a holder may hold back a step for so many days, once');

-- How far an overdue invoice has come. A row is made by its first step.
create table recovery_item (
    invoice_id uuid primary key references open_item (invoice_id),
    level int not null default 0,
    first_on date,
    last_on date,
    -- Consumers: nothing may be added before this day.
    charges_from date,
    asked_level int not null default 0,
    ask_until date,
    paused_level int not null default 0,
    paused_until date,
    stopped_on date,
    stop_reason text,
    dispute_id uuid,
    plan_id uuid
);
create index recovery_item_asked on recovery_item (ask_until) where ask_until is not null;

-- What went to clients; each invoice once for each level, whatever happens.
create table reminder (
    id uuid primary key,
    client_id uuid not null,
    entity text not null references legal_entity (code),
    debtor text not null,
    level int not null,
    channel text not null,
    language text not null,
    sent_on date not null,
    mailed boolean not null,
    document_id uuid
);
create index reminder_client on reminder (client_id, sent_on desc);
create index reminder_day on reminder (sent_on, id);

create table reminder_line (
    invoice_id uuid not null references open_item (invoice_id),
    level int not null,
    reminder_id uuid not null references reminder (id),
    left_cents bigint not null,
    interest_cents bigint not null,
    lump_cents bigint not null,
    primary key (invoice_id, level)
);
create index reminder_line_reminder on reminder_line (reminder_id);

-- What was done to have an invoice paid, shared with the holders of its units.
create table recovery_event (
    id uuid primary key,
    invoice_id uuid not null references open_item (invoice_id),
    on_day date not null,
    kind text not null,
    level int not null default 0,
    until_day date,
    amount_cents bigint,
    by_party uuid,
    note text not null default ''
);
create index recovery_event_invoice on recovery_event (invoice_id, id);

grant select, insert, update on recovery_item to ${app};
grant select, insert on reminder, reminder_line, recovery_event to ${app};
