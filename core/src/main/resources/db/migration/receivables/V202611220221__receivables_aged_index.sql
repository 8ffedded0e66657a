-- What each client owes by age, read from the index alone: flat in the number of closed items.
create index open_item_aged on open_item (entity, client_id, due_on) include (left_cents) where closed_on is null;
