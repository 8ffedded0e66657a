-- What pays a claim, a wage, an invoice of a supplier is looked up by it, returned and cancelled payments too.
create index payment_of_source on payment (source_id);
