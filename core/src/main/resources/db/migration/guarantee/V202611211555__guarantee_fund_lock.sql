-- One row a fund, locked while cover is given, so that the clients of two orders at the same instant cannot both use the last of it.
create table fund_exposure (
    entity text primary key references legal_entity (code)
);
insert into fund_exposure (entity) select code from legal_entity;
grant select, insert, update on fund_exposure to ${app};
