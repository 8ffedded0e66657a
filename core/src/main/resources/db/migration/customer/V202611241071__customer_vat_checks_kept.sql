-- Who asks anew on the same day gets a row of its own: an answer, and what was decided on it, stays as it was.
alter table client_vat_check drop constraint client_vat_check_client_id_number_requester_asked_on_key;
create unique index client_vat_check_asked on client_vat_check (client_id, number, requester, asked_on) where state = 'WAITING';
create index client_vat_check_client on client_vat_check (client_id, number);
alter table client_vat_check add column sequence bigint generated always as identity; -- which came later, of answers of one moment
