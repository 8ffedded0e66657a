-- Authors are told once that a concession ends.
alter table concession add column ending_told date;
create index concession_ending on concession (valid_until) where state = 'APPROVED';
