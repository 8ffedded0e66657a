-- What the framework order would have left once every possible line is made, as the check found it; below zero where policy only warns.
alter table shift_file add column order_left_cents bigint;
