-- Deposits and instalments beside whole invoices; a final invoice takes deposits off by lines below zero, at the VAT that they bore.
alter table invoice add column form text not null default 'FULL' check (form in ('FULL', 'DEPOSIT', 'INSTALMENT'));
alter table invoice_line drop constraint invoice_line_quantity_check;
alter table invoice_line add constraint invoice_line_quantity_check check (quantity <> 0);
-- Why a line is sold at a reduced rate or exempt, as the seller said when it was asked.
alter table invoice_line add column justification text check (length(justification) between 1 and 500);

create table invoice_deduction (
    final_id uuid not null references invoice (id),
    deposit_id uuid not null references invoice (id),
    primary key (final_id, deposit_id)
);
create index invoice_deduction_deposit on invoice_deduction (deposit_id);
grant select, insert on invoice_deduction to ${app};
