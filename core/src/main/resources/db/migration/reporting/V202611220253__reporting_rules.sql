insert into policy (name, valid_from, value, unit, decision) values
    ('reporting.small_group', '2020-01-01', 5, 'person', 'Board: what is published of fewer than 5 persons, units or clients is hidden'),
    ('reporting.full_time_hours', '2020-01-01', 1976, 'hour', 'Board: hours of a year that make one full-time equivalent, 38 a week');

insert into permission_rule (permission, role, relation) values
    ('TRANSPARENCY_READ', 'MEMBER', ''), ('TRANSPARENCY_READ', 'EMPLOYEE', ''), ('TRANSPARENCY_READ', 'ADVISER', ''),
    ('TRANSPARENCY_READ', 'TEAM_ADMIN', ''), ('TRANSPARENCY_READ', 'FINANCE', ''), ('TRANSPARENCY_READ', 'PAYROLL', ''),
    ('TRANSPARENCY_READ', 'AUDITOR', ''), ('TRANSPARENCY_READ', 'ADMINISTRATOR', '');
