-- Class of the worker's function in the joint committee, as on the contract that follows from the job.
alter table job add column function_class text not null default '';
