-- How the papers of a unit look and what they say beside their figures.
create table unit_dress (
    unit_id uuid primary key references production_unit (id),
    colour text check (colour ~ '^#[0-9a-f]{6}$'), -- null: that of the co-operative
    opening text not null check (length(opening) <= 2000),
    closing text not null check (length(closing) <= 2000),
    invoice_text text not null check (length(invoice_text) <= 500)
);
grant select, insert, update on unit_dress to ${app};
