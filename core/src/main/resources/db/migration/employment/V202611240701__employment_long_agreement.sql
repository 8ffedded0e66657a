-- A lasting contract ends by agreement only once the worker has agreed: until then it is proposed.
create table long_ending_proposal (
    long_id uuid primary key references long_contract (id),
    last_day date not null,
    reason text not null,
    proposed_by uuid,
    proposed_at timestamptz not null
);
grant select, insert, delete on long_ending_proposal to ${app};

alter table long_ending add column agreed_hash text;
comment on column long_ending.agreed_hash is 'SHA-256 of the words that the worker agreed to; none where one side ended it';
