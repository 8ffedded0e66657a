-- Wages find the cover of their job.
create index cover_job on cover (job_id);
