-- The schema of the quarterly declaration takes numbers up to 1999999-34: those of the example entities were above it.
update legal_entity set social_security_number = '1990010-28' where code = 'COOP' and social_security_number = '9900101-29';
update legal_entity set social_security_number = '1990020-95' where code = 'PROD' and social_security_number = '9900202-17';
update legal_entity set social_security_number = '1990030-65' where code = 'TRAIN' and social_security_number = '9900303-05';
