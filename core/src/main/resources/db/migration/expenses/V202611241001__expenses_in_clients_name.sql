-- A cost paid in the name and for the account of the client is no cost of the unit (directive 2006/112/EC, art. 79 (c)).
alter table expense_claim add column in_clients_name boolean not null default false;
