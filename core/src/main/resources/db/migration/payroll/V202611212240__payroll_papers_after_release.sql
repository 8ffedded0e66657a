-- Papers are kept after the release, which does not wait for them.
alter table pay_run add column papers_due boolean not null default false;
