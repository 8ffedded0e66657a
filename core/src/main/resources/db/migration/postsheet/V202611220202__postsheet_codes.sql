-- A link that strays signs nothing: the client proves with a code from a mail that the address is theirs.
alter table post_sheet
    add column code_hash text,
    add column code_expires_at timestamptz,
    add column code_attempts integer not null default 0;

create table post_sheet_code (
    sheet_id uuid not null references post_sheet (id),
    sent_at timestamptz not null
);
create index post_sheet_code_sheet on post_sheet_code (sheet_id, sent_at);
grant select, insert on post_sheet_code to ${app};
