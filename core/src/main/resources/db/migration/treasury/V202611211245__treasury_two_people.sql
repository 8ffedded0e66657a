-- Two people stand behind every release. Of a batch that the system made, the first is the one who checked it.
alter table payment_batch add column checked_by uuid;
alter table payment_batch add constraint payment_batch_two_people check (released_by is null or released_by is distinct from checked_by);
grant update (checked_by) on payment_batch to ${app};
