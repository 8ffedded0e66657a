-- What was released to the bank, byte for byte: an order (pain.001) by its batch, a collection (pain.008) by its file. Neither changed nor
-- removed. What was released before has no row: it is written again from its payments, and handed out only if its hash is still the same.
create table bank_order_file (
    id uuid primary key,
    content bytea not null
);
grant select, insert on bank_order_file to ${app};
