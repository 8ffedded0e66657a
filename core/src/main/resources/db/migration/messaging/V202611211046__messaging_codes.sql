-- Codes by mail: one at a time per purpose and subject.
create table one_time_code (
    purpose text not null,
    subject_id uuid not null,
    code_hash text not null,
    expires_at timestamptz not null,
    tries int not null default 0,
    sent int not null default 1,
    first_at timestamptz not null,
    primary key (purpose, subject_id)
);
grant select, insert, update on one_time_code to ${app};
