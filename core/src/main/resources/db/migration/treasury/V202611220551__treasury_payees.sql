-- What banks say about whom an account belongs to, asked before anything is paid to it; and who decided to pay all the same.
create table payee_check (
    id uuid primary key,
    party_id uuid not null,
    name text not null,
    iban text not null,
    result text not null check (result in ('MATCH', 'CLOSE_MATCH', 'NO_MATCH', 'NOT_AVAILABLE')),
    holder text not null default '',
    asked_at timestamptz not null,
    decided_by uuid,
    decided_at timestamptz,
    reason text not null default '',
    check (decided_by is null or reason <> '')
);
create index payee_check_payee on payee_check (iban, name, asked_at desc);
create index payee_check_no_match on payee_check ((decided_by is not null), id) where result = 'NO_MATCH';
alter table payment add column payee_check uuid references payee_check (id);

grant select, insert on payee_check to ${app};
grant update (decided_by, decided_at, reason) on payee_check to ${app};
grant update (payee_check) on payment to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('treasury.payee_check_days', '2020-01-01', 30, 'day', 'Finance: an answer about the holder of an account counts a month');

-- Suppliers and authorities are paid by batches of their own kind.
alter table payment_batch drop constraint payment_batch_kind_check;
alter table payment_batch add constraint payment_batch_kind_check
    check (kind in ('WAGES', 'REFUNDS', 'SUPPLIERS', 'TAXES', 'OTHER'));

-- Names and values for the places of the sentence that says why a line was matched by itself: name, value, name, value.
alter table bank_line add column reason_values text[] not null default '{}';
grant update (reason_values) on bank_line to ${app};
