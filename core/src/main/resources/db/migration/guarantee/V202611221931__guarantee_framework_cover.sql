-- Cover of a framework order grows with each contract and lasts from one invoice to the next: its exposure is what is agreed and not invoiced,
-- and of the contributions that the fund stands behind those that the client has not paid.
alter table cover
    add column framework boolean not null default false,
    add column contribution_cents bigint not null default 0 check (contribution_cents >= 0),
    drop constraint cover_exposure_cents_check,
    add constraint cover_exposure_cents_check check (exposure_cents > 0 or framework and exposure_cents = 0);
create index cover_framework on cover (job_id) where framework;
