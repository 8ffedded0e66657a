-- The same index twice.
drop index open_item_age;
