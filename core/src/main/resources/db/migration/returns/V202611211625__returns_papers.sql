-- Papers for workers: the document itself lies in the documents; here is whose it is, what for, and which version.
create table worker_paper (
    id uuid primary key,
    entity text not null,
    worker uuid not null,
    kind text not null,
    subject uuid not null, -- the contract, or the worker for a paper of a month or year
    first_day date not null,
    last_day date not null check (last_day >= first_day),
    nr integer not null check (nr > 0),
    title text not null,
    content_hash text not null,
    document_id uuid not null,
    made_by uuid,
    made_at timestamptz not null,
    unique (entity, worker, kind, subject, first_day, nr)
);
create index worker_paper_worker on worker_paper (worker, last_day desc);
grant select, insert on worker_paper to ${app};
