-- The unique key begins with the contract already.
drop index declaration_contract;
