-- What was refused is another message when it is sent again: under the same key an access point would only repeat its refusal.
alter table invoice_sending add column refusals int not null default 0;
