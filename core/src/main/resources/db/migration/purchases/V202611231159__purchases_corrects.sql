-- What is left of an invoice counts the credit notes on it, not all that its supplier ever sent.
create index purchase_corrects on purchase (supplier, corrects) where kind = 'CREDIT_NOTE';
