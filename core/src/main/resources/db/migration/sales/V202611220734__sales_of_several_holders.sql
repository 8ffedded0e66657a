-- Invoices to one client for the work of units of different holders: nobody else's work is invoiced before its holder agreed.
create table sale_partner (
    request_id uuid not null references sale_request (id),
    unit_id uuid not null references production_unit (id),
    agreed_by uuid,
    agreed_on date,
    primary key (request_id, unit_id)
);
create index sale_partner_unit on sale_partner (unit_id);
grant select, insert on sale_partner to ${app};
grant update (agreed_by, agreed_on) on sale_partner to ${app};

alter table sale_request drop constraint sale_request_state_check;
alter table sale_request add constraint sale_request_state_check
    check (state in ('AGREEING', 'WAITING', 'RETURNED', 'DROPPED', 'ISSUED', 'RUNNING', 'STOPPED', 'ENDED'));
