-- A bank may send one statement in two forms, and CODA fills its number with zeros: one statement, one form of number.
update bank_statement set sequence = ltrim(sequence, '0') where sequence ~ '^0+[1-9][0-9]*$';

alter table bank_statement add column repeats uuid references bank_statement (id);
update bank_statement s set repeats = (
    select o.id from bank_statement o
    where o.iban = s.iban and o.booked and o.id < s.id and o.entries = s.entries and o.closing_on = s.closing_on
        and o.closing_cents = s.closing_cents and o.opening_cents = s.opening_cents
    order by o.id limit 1)
where s.booked and s.entries = s.known_entries;
create index bank_statement_repeats on bank_statement (repeats) where repeats is not null;
grant update (repeats) on bank_statement to ${app};
