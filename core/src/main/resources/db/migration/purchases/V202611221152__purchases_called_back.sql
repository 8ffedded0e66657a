-- How a supplier confirmed an account: on which number they were called, who answered and what. Unknown of those confirmed before.
alter table supplier_account add column called text;
alter table supplier_account add column said text;
