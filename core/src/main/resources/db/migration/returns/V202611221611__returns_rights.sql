-- Author's rights are declared beside wages: the tax of each day, and a sheet of the year for each author.
alter table pay_return add column rights_tax_cents bigint not null default 0;

-- What a return is made of is a payslip of a worker, or the rights of an author.
alter table pay_return_work rename column payslip_id to source_id;
alter table pay_return_work rename column worker to person;
