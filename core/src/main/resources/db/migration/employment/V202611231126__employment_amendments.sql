-- Other days for a contract that its worker has signed hold only once the worker agrees to them too.
create table contract_amendment (
    id uuid primary key,
    contract_id uuid not null references work_contract (id),
    dates date[] not null,
    starts time[] not null,
    ends time[] not null,
    breaks int[] not null,
    reason text not null,
    proposed_by uuid,
    proposed_at timestamptz not null,
    state text not null check (state in ('OPEN', 'AGREED', 'DECLINED', 'WITHDRAWN')),
    answered_at timestamptz,
    check ((state = 'OPEN') = (answered_at is null))
);
create unique index contract_amendment_open on contract_amendment (contract_id) where state = 'OPEN';
create index contract_amendment_contract on contract_amendment (contract_id);
grant select, insert on contract_amendment to ${app};
grant update (state, answered_at) on contract_amendment to ${app};
