-- The aged balance agrees with the account of receivables only with the interest and lump sums that were claimed: few items have any.
create index open_item_charged on open_item (entity, client_id) include (charge_cents) where charge_cents > 0;
