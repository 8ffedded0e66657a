-- Hours as they were ridden, by shift: what the platform sent last, and why a contract could not be confirmed by it.
create table shift_hours (
    agreement_id uuid not null references shift_agreement (id),
    reference text not null,
    courier text not null,
    contract_id uuid not null,
    day date not null,
    start_time time not null,
    end_time time not null,
    break_minutes integer not null,
    refusals jsonb not null default '[]',
    received_by uuid,
    received_at timestamptz not null,
    primary key (agreement_id, reference)
);
grant select, insert, update on shift_hours to ${app};
