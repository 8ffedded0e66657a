-- A direct debit is followed to the bank lines that collected it and sent it back.
alter table direct_debit drop constraint direct_debit_state_check;
alter table direct_debit drop constraint direct_debit_check;
alter table direct_debit add constraint direct_debit_state_check
    check (state in ('PREPARED', 'RELEASED', 'COLLECTED', 'RETURNED', 'CANCELLED'));
alter table direct_debit add constraint direct_debit_ordered
    check ((state in ('RELEASED', 'COLLECTED', 'RETURNED')) = (file_id is not null));
alter table direct_debit add column collected_line uuid references bank_line (id);
alter table direct_debit add column returned_line uuid references bank_line (id);
create index direct_debit_collected on direct_debit (collected_line) where collected_line is not null;
create index direct_debit_returned on direct_debit (returned_line) where returned_line is not null;
grant update (collected_line, returned_line) on direct_debit to ${app};
