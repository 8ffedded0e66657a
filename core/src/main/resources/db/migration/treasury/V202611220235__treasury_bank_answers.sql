-- A bank may refuse a batch, or some of its payments, before it books anything: the debts stand again, and another batch may pay them.
alter table payment_batch drop constraint payment_batch_state_check;
alter table payment_batch add constraint payment_batch_state_check
    check (state in ('MADE', 'RELEASED', 'BOOKED', 'CANCELLED', 'REJECTED'));
do $$
begin
    execute 'alter table payment_batch drop constraint ' || (select quote_ident(conname) from pg_constraint
        where conrelid = 'payment_batch'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%file_sha256%');
end $$;
alter table payment_batch add constraint payment_batch_file
    check ((state in ('RELEASED', 'BOOKED', 'REJECTED')) = (file_sha256 is not null));

insert into policy (name, valid_from, value, unit, decision) values
    ('treasury.release_limit', '2020-01-01', 10000000, 'EUR', 'Board: one person releases at most this much a day, wages apart'),
    ('treasury.cut_off', '2020-01-01', 15, 'hour', 'Finance: what is released later is executed on the next bank day');
