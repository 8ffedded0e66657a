-- Whether a publisher of the network signed what it said of a participant. What was answered before is asked again.
delete from einvoice_participant;
alter table einvoice_participant add column verified boolean not null;
