-- The register of units, by name, holder and adviser; what a unit has and spends stays with UNIT_READ.
insert into permission_rule (permission, role, relation) values
    ('UNIT_LIST_READ', 'TEAM_ADMIN', ''), ('UNIT_LIST_READ', 'ADVISER', ''), ('UNIT_LIST_READ', 'FINANCE', ''),
    ('UNIT_LIST_READ', 'PAYROLL', ''), ('UNIT_LIST_READ', 'AUDITOR', '');
