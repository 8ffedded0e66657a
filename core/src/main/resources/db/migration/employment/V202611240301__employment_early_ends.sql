-- A contract that both signed is ended early by both, or by one side with its notice: what was proposed, agreed or told.
create table contract_ending (
    id uuid primary key,
    contract_id uuid not null references work_contract (id),
    last_day date not null,
    how text not null check (how in ('DISMISSAL', 'RESIGNATION', 'AGREEMENT')),
    notice_from date,
    notice_weeks int check (notice_weeks >= 0),
    notice_source text not null,
    reason text not null,
    recorded_by uuid,
    recorded_at timestamptz not null,
    state text not null check (state in ('OPEN', 'AGREED', 'DECLINED', 'WITHDRAWN', 'GIVEN')),
    answered_at timestamptz,
    check ((state = 'OPEN') = (answered_at is null)),
    check ((how = 'AGREEMENT') = (state <> 'GIVEN')),
    -- The length of a notice is law that somebody has read, and says where.
    check (how = 'AGREEMENT' or (notice_from is not null and notice_weeks is not null and notice_source <> ''))
);
create unique index contract_ending_open on contract_ending (contract_id) where state = 'OPEN';
create index contract_ending_contract on contract_ending (contract_id);
grant select, insert on contract_ending to ${app};
grant update (state, answered_at) on contract_ending to ${app};
