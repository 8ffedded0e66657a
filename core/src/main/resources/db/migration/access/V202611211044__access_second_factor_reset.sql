-- Lost telephones are the support team's business: it knows the people.
insert into permission_rule (permission, role, relation) values
    ('SECOND_FACTOR_RESET', 'TEAM_ADMIN', ''), ('SECOND_FACTOR_RESET', 'ADMINISTRATOR', '');
