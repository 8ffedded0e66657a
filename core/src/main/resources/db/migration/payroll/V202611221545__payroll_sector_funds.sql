-- Part of the employer's contributions that is owed to a fund of the sector itself, as agencies owe that of joint committee 322: it is not
-- declared to social security. Payslips made before owed none.
alter table payslip add column fund_cents bigint not null default 0;
