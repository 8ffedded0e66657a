-- Payslips of a released run by month, which never change: what returns have to declare is counted run by run, once.
create table counted_run (
    run_id uuid not null references pay_run,
    entity text not null,
    month date not null,
    payslips bigint not null check (payslips > 0),
    primary key (run_id, entity, month)
);
grant select, insert on counted_run to ${app};

insert into counted_run
select p.run_id, p.entity, p.month, count(*) from payslip p join pay_run r on r.id = p.run_id and r.state = 'RELEASED' group by 1, 2, 3;
