-- Policies of the co-operative: dated values with the decision that set them. Append only: a policy changes by a new row.
create table policy (
    name text not null check (name ~ '^[a-z]+(\.[a-z_]+)+$'),
    valid_from date not null,
    value numeric(18, 6) not null,
    unit text not null,
    decision text not null,
    primary key (name, valid_from)
);
grant select, insert on policy to ${app};

insert into policy (name, valid_from, value, unit, decision) values
    ('invoicing.contribution', '2020-01-01', 0.065, '/1', 'General meeting: mutual contribution of 6.5 % of turnover'),
    ('invoicing.quote_days', '2020-01-01', 30, 'day', 'Board: a quote binds for 30 days'),
    ('invoicing.link_days', '2020-01-01', 60, 'day', 'Board: a client link lives 60 days'),
    ('invoicing.payment_days', '2020-01-01', 30, 'day', 'Board: payment within 30 days'),
    ('guarantee.fund_feed', '2020-01-01', 0.0030, '/1', 'Board: 0.30 % of turnover, out of the contribution, feeds the guarantee fund'),
    ('guarantee.fund_alarm', '2020-01-01', 0.25, '/1', 'Board: below 25 % of exposure new cover stops'),
    ('guarantee.overdue_days', '2020-01-01', 60, 'day', 'Board: no cover while an invoice of the client is overdue beyond 60 days'),
    ('guarantee.limit.first', '2020-01-01', 2500, 'EUR', 'Board: exposure for the first job of a client'),
    ('guarantee.limit.next', '2020-01-01', 10000, 'EUR', 'Board: exposure for a client that has paid before'),
    ('payroll.coefficient.employee', '2020-01-01', 1.55, '/1', 'Board: pay coefficient, employee'),
    ('payroll.coefficient.artist', '2020-01-01', 1.57, '/1', 'Board: pay coefficient, artistic employee'),
    ('payroll.coefficient.student', '2020-01-01', 1.09, '/1', 'Board: pay coefficient, student'),
    ('payroll.pay_day', '2020-01-01', 7, 'day', 'General meeting: net pay on working day 7 after the last day worked'),
    ('payroll.negative_result_alarm', '2020-01-01', 50, 'EUR', 'Board: coefficient result below minus this opens a worklist item'),
    ('employment.confirm_days', '2020-01-01', 3, 'day', 'Board: without an answer by working day 3 contract hours count'),
    ('membership.share', '2020-01-01', 30, 'EUR', 'Statutes: par value of a share'),
    ('membership.jobs_without_share', '2020-01-01', 3, 'job', 'Statutes: jobs a person may do before taking a share'),
    ('parties.iban_freeze', '2020-01-01', 5, 'day', 'Board: working days during which pay goes to the previous account after a change'),
    ('customer.verify_minutes', '2020-01-01', 60, 'minute', 'Team: a new client is verified within the hour in office time'),
    ('customer.provisional_limit', '2020-01-01', 1000, 'EUR', 'Board: limit of a provisional verification while a register does not answer');
