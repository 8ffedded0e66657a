-- Pay that is owed once a year beside wages: the year-end premium and the double holiday pay of contracts that go on.
alter table payslip drop constraint payslip_pays_check;
alter table payslip add constraint payslip_pays_check
    check (pays in ('WAGE', 'DEPARTURE', 'YEAR_END_PREMIUM', 'DOUBLE_HOLIDAY_PAY'));

-- One row per contract, kind and year, so that nothing is ever paid twice: the later payslips of it are corrections of the first.
create table yearly_pay (
    contract_id uuid not null,
    pays text not null check (pays in ('YEAR_END_PREMIUM', 'DOUBLE_HOLIDAY_PAY')),
    year integer not null,
    entity text not null,
    worker uuid not null,
    month date not null check (extract(day from month) = 1), -- in which it was first paid: its payslips stand in it
    basis_cents bigint not null, -- the gross that it was paid on
    primary key (contract_id, pays, year),
    unique (contract_id, pays, month)
);
grant select, insert, update on yearly_pay to ${app};
