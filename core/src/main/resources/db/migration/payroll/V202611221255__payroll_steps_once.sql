-- Thousands of payslips are found by the same steps: which they are, with their figures of the law, is kept once. A payslip keeps its own
-- amounts in trace, one after the other; without steps, as on older rows, trace holds everything.
create table payslip_steps (
    id uuid primary key, -- made from the text, which therefore never changes
    steps text not null
);
grant select, insert on payslip_steps to ${app};
alter table payslip add column steps_id uuid;
