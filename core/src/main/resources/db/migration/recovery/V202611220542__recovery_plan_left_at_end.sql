-- What was left when a plan ended: what is claimed afterwards does not make its payments smaller.
alter table payment_plan add column left_at_end_cents bigint;
