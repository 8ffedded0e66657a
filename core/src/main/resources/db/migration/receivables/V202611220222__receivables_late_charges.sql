-- Late interest and lump sums that were claimed on an invoice: income of the common pot, owed beside what the invoice owes.
alter table open_item add column charge_cents bigint not null default 0 check (charge_cents >= 0);

create table late_charge (
    id uuid primary key,
    invoice_id uuid not null references open_item (invoice_id),
    interest_cents bigint not null check (interest_cents >= 0),
    lump_cents bigint not null check (lump_cents >= 0),
    paid_cents bigint not null default 0,
    claimed_on date not null,
    interest_until date not null,
    entry_id uuid not null,
    dropped_on date,
    drop_reason text,
    left_cents bigint generated always as
        (case when dropped_on is null then interest_cents + lump_cents - paid_cents else 0 end) stored,
    check (interest_cents + lump_cents > 0),
    check (paid_cents between 0 and interest_cents + lump_cents)
);
create index late_charge_invoice on late_charge (invoice_id);

create table late_charge_payment (
    charge_id uuid not null references late_charge (id),
    line_id uuid not null,
    attempt int not null,
    amount_cents bigint not null check (amount_cents > 0),
    undone_on date,
    primary key (charge_id, line_id, attempt)
);
create index late_charge_payment_line on late_charge_payment (line_id) where undone_on is null;

grant select, insert on late_charge, late_charge_payment to ${app};
grant update (paid_cents, dropped_on, drop_reason) on late_charge to ${app};
grant update (undone_on) on late_charge_payment to ${app};
