-- The message to the authority that says the same as a paper: kept as it was written with the paper, never changed.
create table worker_paper_file (
    paper uuid primary key references worker_paper,
    name text not null,
    content text not null
);
grant select, insert on worker_paper_file to ${app};
