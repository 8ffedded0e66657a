-- A payment plan asks whether an invoice is collected by a debit already.
create index direct_debit_under_way on direct_debit (remittance) where state in ('PREPARED', 'RELEASED');
