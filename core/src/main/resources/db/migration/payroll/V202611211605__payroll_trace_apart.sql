-- Every step of a calculation is kept beside what the payslip says: the paper needs only that. Older rows have both in data.
alter table payslip add column trace text;
