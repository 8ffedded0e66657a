-- The place from which the people of an entity work, as the public register numbers it: quarterly declarations name it.
alter table legal_entity add establishment_number text check (establishment_number ~ '^[2-8][0-9]{9}$');
-- Invented numbers for the invented entities of the demo.
update legal_entity set establishment_number = '2990010053' where code = 'COOP' and social_security_number = '1990010-28';
update legal_entity set establishment_number = '2990020050' where code = 'PROD' and social_security_number = '1990020-95';
update legal_entity set establishment_number = '2990030047' where code = 'TRAIN' and social_security_number = '1990030-65';
