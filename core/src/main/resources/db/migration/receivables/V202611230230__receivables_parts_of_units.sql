-- What clients still owe of the invoices of a unit, for its holder's home page. Nothing asked by what of the budget was open.
drop index open_item_part_unit;
create index open_item_part_unit on open_item_part (unit_id) where gross_left_cents <> 0;
