-- The invented accounts are for demo and tests; a real installation names its own.
delete from bank_account where '${kind}' = 'real' and not exists (select from bank_statement);
grant insert, update on bank_account to ${app};
