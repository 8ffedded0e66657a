-- The register of units, by name, holder and adviser; what a unit has and spends stays with UNIT_READ.
insert into permission_rule (permission, role, relation) values
    ('UNIT_LIST', 'TEAM_ADMIN', ''), ('UNIT_LIST', 'ADVISER', ''), ('UNIT_LIST', 'FINANCE', ''),
    ('UNIT_LIST', 'PAYROLL', ''), ('UNIT_LIST', 'AUDITOR', '');
