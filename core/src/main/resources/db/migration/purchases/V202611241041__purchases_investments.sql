-- What was bought to be used for years stands in a class of the asset register, and in grid 83.
alter table purchase drop constraint purchase_nature_check;
alter table purchase_part drop constraint purchase_part_nature_check;
alter table purchase_share drop constraint purchase_share_nature_check;
alter table purchase add constraint purchase_nature_check
    check (nature in ('GOODS', 'SERVICES', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
alter table purchase_part add constraint purchase_part_nature_check
    check (nature in ('GOODS', 'SERVICES', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
alter table purchase_share add constraint purchase_share_nature_check
    check (nature in ('GOODS', 'SERVICES', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
