-- The flat withholding tax of performing artists is a choice per contract, kept with who made it and why.
alter table work_contract add column flat_tax boolean not null default false;
alter table work_contract add constraint work_contract_flat_tax check (not flat_tax or kind = 'ARTIST');
