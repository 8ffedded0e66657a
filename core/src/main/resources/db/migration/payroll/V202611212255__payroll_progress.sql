-- How far a preparation or a release has come: written beside their transactions, so that everybody sees it while they go on.
create table pay_progress (
    subject uuid primary key, -- the run that is released; zeros for the preparation of runs
    phase text not null check (phase in ('PREPARING', 'RELEASING')),
    done integer not null check (done >= 0),
    total integer not null check (total > 0),
    told_at timestamptz not null,
    ended boolean not null
);
grant select, insert, update on pay_progress to ${app};
