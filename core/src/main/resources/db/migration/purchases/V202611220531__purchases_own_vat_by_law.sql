-- The rate of the VAT that we owe on what was bought without: finance says which one the law gives it, the law of the day how much it is.
alter table purchase add column own_level text not null default 'STANDARD'
    check (own_level in ('STANDARD', 'INTERMEDIATE', 'REDUCED', 'EXEMPT'));
