-- Each order and each search of the list of documents, without reading all of them.
drop index invoice_issued;
create index invoice_issued on invoice (issued_on, id);
create index invoice_number on invoice (number, id);
create index invoice_due on invoice (due_on, id);
create index invoice_title on invoice (lower(title), id);
create index invoice_total on invoice ((excl_vat_cents + vat_cents), id);
create index invoice_way_of_delivery on invoice (delivery, id);
create index invoice_not_delivered on invoice (issued_on, id) where delivery in ('WAITING', 'REFUSED', 'LOST');
create index invoice_credit_notes on invoice (issued_on, id) where kind = 'CREDIT_NOTE';
create index invoice_number_parts on invoice using gin (number gin_trgm_ops);
create index invoice_title_parts on invoice using gin (title gin_trgm_ops);
