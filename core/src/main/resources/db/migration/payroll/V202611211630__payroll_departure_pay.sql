-- What a payslip pays: the wage of a contract and month, or what is owed at the end of the contract, numbered apart.
alter table payslip add column pays text not null default 'WAGE' check (pays in ('WAGE', 'DEPARTURE'));
alter table payslip drop constraint payslip_contract_id_month_nr_key;
alter table payslip add constraint payslip_once unique (contract_id, month, pays, nr);
