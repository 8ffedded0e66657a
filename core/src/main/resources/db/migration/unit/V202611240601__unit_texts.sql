-- The standing texts of a unit in languages of its clients; what is empty is said as in unit_dress.
create table unit_text (
    unit_id uuid not null references production_unit (id),
    language text not null check (language in ('fr', 'nl', 'de', 'en')),
    opening text not null check (length(opening) <= 2000),
    closing text not null check (length(closing) <= 2000),
    invoice_text text not null check (length(invoice_text) <= 500),
    primary key (unit_id, language)
);
grant select, insert, update on unit_text to ${app};
