-- What a purpose holds may change before it is spent, and may be held again after it was given back or when a paid contract is
-- corrected upwards: the row keeps what is held now, what was spent, and counts its turns for the keys of its entries.
alter table reservation drop constraint reservation_check;
alter table reservation add column spent_cents bigint not null default 0;
alter table reservation add column turn int not null default 1;
update reservation set spent_cents = own_cents + covered_cents where state = 'USED';
update reservation set own_cents = 0, covered_cents = 0 where state <> 'HELD';
alter table reservation add constraint reservation_holds check ((state = 'HELD') = (own_cents + covered_cents > 0));
