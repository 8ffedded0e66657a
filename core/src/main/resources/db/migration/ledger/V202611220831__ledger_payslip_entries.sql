-- Each morning the entries of payslips are counted by month: one in fifty of a large house, found without reading the others.
create index journal_entry_of_payslips on journal_entry (entity, date) where source_type = 'payslip';
