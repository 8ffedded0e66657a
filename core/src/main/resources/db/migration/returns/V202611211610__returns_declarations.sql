-- Returns to authorities: one row per version, with everything that it was made of. A filed version is never changed; what comes to light
-- later makes another version, which books and pays the difference.
create table pay_return (
    id uuid primary key,
    entity text not null,
    kind text not null,
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    nr integer not null check (nr > 0),
    state text not null check (state in ('MADE', 'REPLACED', 'FILED')),
    due_on date not null,
    format_version integer not null,
    employer jsonb not null,
    payslips integer not null,
    people integer not null,
    social_security_cents bigint not null,
    holiday_cents bigint not null,
    withholding_cents bigint not null,
    lines jsonb not null,
    findings jsonb not null,
    notes jsonb not null,
    schema_name text not null,
    schema_errors jsonb not null,
    file_name text not null,
    content_hash text not null, -- SHA-256 of people and work
    sha256 text not null, -- of the file
    made_by uuid,
    made_at timestamptz not null,
    filed_by uuid,
    filed_on date,
    filed_at timestamptz,
    receipt text not null default '',
    payment_reference text not null default '',
    change_cents bigint not null default 0, -- owed by this version beyond the one filed before
    unique (entity, kind, first_day, nr),
    check ((state = 'FILED') = (filed_at is not null)),
    check (filed_by is null or made_by is null or filed_by <> made_by)
);
create unique index pay_return_waiting on pay_return (entity, kind, first_day) where state = 'MADE';
grant select, insert on pay_return to ${app};
grant update (state, filed_by, filed_on, filed_at, receipt, payment_reference, change_cents) on pay_return to ${app};

create table pay_return_person (
    return_id uuid not null references pay_return (id),
    person uuid not null,
    data text not null,
    primary key (return_id, person)
);
grant select, insert on pay_return_person to ${app};

create table pay_return_work (
    return_id uuid not null references pay_return (id),
    nr integer not null,
    payslip_id uuid not null,
    worker uuid not null,
    data text not null,
    primary key (return_id, nr)
);
create index pay_return_work_payslip on pay_return_work (payslip_id);
grant select, insert on pay_return_work to ${app};

-- A filed return stays what was filed.
create function pay_return_is_final() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'MADE' then
        raise exception 'a return that was filed or replaced is never changed';
    end if;
    return new;
end $$;
create trigger pay_return_final before update or delete on pay_return for each row execute function pay_return_is_final();

-- Who is paid. An account counts once a second person has confirmed it.
create table pay_authority (
    code text primary key,
    party uuid not null
);
grant select, insert on pay_authority to ${app};

create table pay_authority_account (
    code text not null,
    nr integer not null,
    iban text not null,
    source text not null check (length(source) between 3 and 300),
    set_by uuid,
    set_at timestamptz not null,
    confirmed_by uuid,
    primary key (code, nr),
    check (confirmed_by is null or set_by is null or confirmed_by <> set_by)
);
grant select, insert on pay_authority_account to ${app};
grant update (confirmed_by) on pay_authority_account to ${app};

-- The transfer that pays a filed return; one that came back or was given up is followed by another.
create table pay_return_payment (
    return_id uuid not null references pay_return (id),
    attempt integer not null check (attempt > 0),
    amount_cents bigint not null check (amount_cents > 0),
    batch_id uuid not null,
    state text not null check (state in ('PREPARED', 'SENT', 'PAID', 'RETURNED', 'CANCELLED')),
    made_by uuid,
    made_at timestamptz not null,
    done_on date,
    primary key (return_id, attempt)
);
create unique index pay_return_payment_alive on pay_return_payment (return_id) where state in ('PREPARED', 'SENT', 'PAID');
grant select, insert on pay_return_payment to ${app};
grant update (state, done_on) on pay_return_payment to ${app};
