-- Of jobs whose order names costs: from when on nobody may claim them any more. Each morning looks only at the others that are over.
alter table job add column costs_closed_on date;
update job set costs_closed_on = c.closed_on from costs_closed c where c.order_id = job.order_id;
create index job_costs_open on job (last_day, id)
    where costs_cents > 0 and order_id is not null and dropped_on is null and costs_closed_on is null;

-- Of jobs of trial units: when it was found that nothing is left for the pot. Looked at again when their money moves.
alter table job add column rest_looked_on date;
create index job_rest_open on job (unit_id, last_day) where dropped_on is null and rest_looked_on is null;
create index production_unit_trial on production_unit (id) where kind = 'TRIAL';
