-- People who log in, their roles, and the matrix of what each role may do, kept as data.
create table app_user (
    id uuid primary key,
    party_id uuid unique,
    login text not null,
    display_name text not null,
    language text not null check (language in ('fr', 'nl', 'de', 'en')),
    created_at timestamptz not null,
    closed_at timestamptz
);
create unique index app_user_login on app_user (lower(login));

create table user_role (
    user_id uuid not null references app_user (id),
    role text not null check (role in ('MEMBER', 'EMPLOYEE', 'CLIENT', 'ADVISER', 'TEAM_ADMIN', 'FINANCE', 'PAYROLL',
        'AUDITOR', 'ADMINISTRATOR')),
    granted_at timestamptz not null,
    granted_by uuid,
    primary key (user_id, role)
);

-- A role may do it: to anything (relation empty), or only where the relation holds between the person and the subject.
create table permission_rule (
    permission text not null,
    role text not null,
    relation text not null default '',
    primary key (permission, role, relation)
);

grant select, insert, update on app_user to ${app};
grant select, insert, delete on user_role to ${app};
grant select on permission_rule to ${app};

insert into permission_rule (permission, role, relation) values
    ('UNIT_READ', 'MEMBER', 'holder'), ('UNIT_READ', 'ADVISER', 'portfolio'), ('UNIT_READ', 'FINANCE', ''),
    ('UNIT_READ', 'AUDITOR', ''),
    ('UNIT_OPEN', 'TEAM_ADMIN', ''),
    ('UNIT_CHANGE', 'MEMBER', 'holder'), ('UNIT_CHANGE', 'TEAM_ADMIN', ''),
    ('JOB_MAKE', 'MEMBER', 'holder'),
    ('JOB_READ', 'MEMBER', 'holder'), ('JOB_READ', 'ADVISER', 'portfolio'), ('JOB_READ', 'PAYROLL', ''),
    ('JOB_READ', 'FINANCE', ''), ('JOB_READ', 'AUDITOR', ''),
    ('QUOTE_WRITE', 'MEMBER', 'holder'),
    ('INVOICE_ISSUE', 'MEMBER', 'holder'), ('INVOICE_ISSUE', 'FINANCE', ''),
    ('INVOICE_CREDIT', 'MEMBER', 'holder'), ('INVOICE_CREDIT', 'FINANCE', ''),
    ('INVOICE_READ', 'MEMBER', 'holder'), ('INVOICE_READ', 'ADVISER', 'portfolio'), ('INVOICE_READ', 'FINANCE', ''),
    ('INVOICE_READ', 'AUDITOR', ''),
    ('CONTRACT_PREPARE', 'MEMBER', 'holder'),
    ('CONTRACT_READ', 'MEMBER', 'holder'), ('CONTRACT_READ', 'ADVISER', 'portfolio'), ('CONTRACT_READ', 'PAYROLL', ''),
    ('CONTRACT_READ', 'AUDITOR', ''),
    ('WORK_CONFIRM', 'MEMBER', 'holder'), ('WORK_CONFIRM', 'PAYROLL', ''),
    ('DECLARATION_HANDLE', 'PAYROLL', ''),
    ('REGULARISATION_DECIDE', 'PAYROLL', ''),
    ('MANDATE_GRANT', 'ADMINISTRATOR', ''),
    ('CLIENT_READ', 'MEMBER', ''), ('CLIENT_READ', 'ADVISER', ''), ('CLIENT_READ', 'TEAM_ADMIN', ''),
    ('CLIENT_READ', 'FINANCE', ''), ('CLIENT_READ', 'AUDITOR', ''),
    ('CLIENT_PROPOSE', 'MEMBER', ''), ('CLIENT_PROPOSE', 'TEAM_ADMIN', ''),
    ('CLIENT_VERIFY', 'TEAM_ADMIN', ''), ('CLIENT_VERIFY', 'FINANCE', ''),
    ('CLIENT_BLOCK', 'TEAM_ADMIN', ''), ('CLIENT_BLOCK', 'FINANCE', ''),
    ('MEMBER_READ', 'TEAM_ADMIN', ''), ('MEMBER_READ', 'ADVISER', ''),
    ('MEMBER_ADMIT', 'TEAM_ADMIN', ''),
    ('IDENTITY_READ', 'MEMBER', 'self'), ('IDENTITY_READ', 'EMPLOYEE', 'self'), ('IDENTITY_READ', 'TEAM_ADMIN', ''),
    ('IDENTITY_READ', 'PAYROLL', ''),
    ('IDENTITY_CHANGE', 'MEMBER', 'self'), ('IDENTITY_CHANGE', 'EMPLOYEE', 'self'), ('IDENTITY_CHANGE', 'TEAM_ADMIN', ''),
    ('SHARE_BUY', 'MEMBER', 'self'),
    ('SHARE_READ', 'MEMBER', 'self'), ('SHARE_READ', 'TEAM_ADMIN', ''), ('SHARE_READ', 'AUDITOR', ''),
    ('PAYSLIP_READ', 'MEMBER', 'self'), ('PAYSLIP_READ', 'EMPLOYEE', 'self'), ('PAYSLIP_READ', 'PAYROLL', ''),
    ('PAYSLIP_READ', 'AUDITOR', ''),
    ('PAY_READ', 'PAYROLL', ''), ('PAY_READ', 'AUDITOR', ''), ('PAY_TOTALS', 'FINANCE', ''), ('PAY_TOTALS', 'PAYROLL', ''),
    ('PAY_TOTALS', 'AUDITOR', ''),
    ('PAY_PREPARE', 'PAYROLL', ''), ('PAY_RELEASE', 'PAYROLL', ''), ('PAY_RELEASE', 'FINANCE', ''),
    ('BANK_READ', 'FINANCE', ''), ('BANK_READ', 'AUDITOR', ''), ('BANK_IMPORT', 'FINANCE', ''), ('BANK_MATCH', 'FINANCE', ''),
    ('BATCH_RELEASE', 'FINANCE', ''), ('BATCH_RELEASE', 'PAYROLL', ''),
    ('LEDGER_READ', 'FINANCE', ''), ('LEDGER_READ', 'AUDITOR', ''), ('LEDGER_CORRECT', 'FINANCE', ''),
    ('PERIOD_CLOSE', 'FINANCE', ''),
    ('GUARANTEE_READ', 'FINANCE', ''), ('GUARANTEE_READ', 'AUDITOR', ''), ('GUARANTEE_READ', 'ADVISER', ''),
    ('GUARANTEE_DECIDE', 'ADVISER', ''), ('GUARANTEE_DECIDE', 'FINANCE', ''),
    ('CLAIM_MAKE', 'MEMBER', 'holder'), ('CLAIM_READ', 'MEMBER', 'holder'), ('CLAIM_READ', 'FINANCE', ''),
    ('CLAIM_READ', 'AUDITOR', ''), ('CLAIM_APPROVE', 'FINANCE', ''), ('CLAIM_APPROVE', 'ADVISER', 'portfolio'),
    ('POLICY_READ', 'ADMINISTRATOR', ''), ('POLICY_READ', 'FINANCE', ''), ('POLICY_READ', 'PAYROLL', ''),
    ('POLICY_READ', 'AUDITOR', ''), ('POLICY_READ', 'ADVISER', ''), ('POLICY_READ', 'TEAM_ADMIN', ''),
    ('POLICY_DECIDE', 'ADMINISTRATOR', ''),
    ('WORKLIST_READ', 'ADVISER', ''), ('WORKLIST_READ', 'TEAM_ADMIN', ''), ('WORKLIST_READ', 'FINANCE', ''),
    ('WORKLIST_READ', 'PAYROLL', ''), ('WORKLIST_READ', 'AUDITOR', ''),
    ('USER_MANAGE', 'ADMINISTRATOR', ''),
    ('AUDIT_READ', 'AUDITOR', ''), ('AUDIT_READ', 'ADMINISTRATOR', '');
