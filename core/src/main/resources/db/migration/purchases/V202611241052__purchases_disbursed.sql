-- What a unit pays in the name of a client is no purchase of ours.
alter table purchase drop constraint purchase_nature_check;
alter table purchase add constraint purchase_nature_check
    check (nature in ('GOODS', 'SERVICES', 'DISBURSED', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
alter table purchase_part drop constraint purchase_part_nature_check;
alter table purchase_part add constraint purchase_part_nature_check
    check (nature in ('GOODS', 'SERVICES', 'DISBURSED', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
alter table purchase_share drop constraint purchase_share_nature_check;
alter table purchase_share add constraint purchase_share_nature_check
    check (nature in ('GOODS', 'SERVICES', 'DISBURSED', 'SOFTWARE', 'EQUIPMENT', 'COMPUTERS', 'FURNITURE', 'VEHICLES'));
