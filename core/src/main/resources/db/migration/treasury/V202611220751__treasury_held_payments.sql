-- A payment can be held back from a batch before release: it stays with its batch, is not paid, and blocks its source until somebody
-- lets it be paid again.
alter table payment drop constraint payment_state_check;
alter table payment add constraint payment_state_check
    check (state in ('WAITING', 'IN_FLIGHT', 'BOOKED', 'RETURNED', 'CANCELLED', 'HELD'));
alter table payment add column held_reason text not null default '';
alter table payment add column held_by uuid;
alter table payment add column held_at timestamptz;
alter table payment add constraint payment_held_why check (state <> 'HELD' or held_reason <> '');
create index payment_held on payment (held_at) where state = 'HELD';
grant update (held_reason, held_by, held_at) on payment to ${app};
grant update (total_cents, payments) on payment_batch to ${app};
