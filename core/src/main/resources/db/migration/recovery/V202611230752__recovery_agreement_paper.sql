-- An agreement is a paper: what both sides said yes to, who did, and when.
alter table dispute add column agreement_document uuid;
alter table dispute_message
    add column client_yes_at timestamptz,
    add column member_yes_at timestamptz,
    add column member_yes_by uuid;
grant update (client_yes_at, member_yes_at, member_yes_by) on dispute_message to ${app};
