-- Addresses and answers may hold secrets. Keys are kept as hash, requests hashed with their key, answers sealed under it.
delete from request_key;
alter table request_key drop column path;
alter table request_key drop column location;
alter table request_key drop column content_type;
alter table request_key rename column body to answer;
