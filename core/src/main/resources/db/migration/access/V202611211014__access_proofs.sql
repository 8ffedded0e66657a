-- How somebody proves who they are: password, second factor, recovery codes, links by mail, tokens of programs.
alter table app_user
    add column password_hash text,
    add column totp_secret text,
    add column totp_since timestamptz,
    add column totp_last_step bigint not null default 0;

create table recovery_code (
    user_id uuid not null references app_user (id),
    code_hash text not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
);

-- One row per address or user that was tried: brute force is counted here, on every node alike.
create table login_throttle (
    subject text primary key,
    failures int not null,
    last_failure timestamptz not null,
    locked_until timestamptz
);

create table mail_link (
    token_hash text primary key,
    user_id uuid not null references app_user (id),
    purpose text not null check (purpose in ('PASSWORD', 'SECOND_FACTOR')),
    expires_at timestamptz not null,
    used_at timestamptz
);

create table api_token (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    label text not null,
    scope text not null check (scope in ('READ', 'WRITE')),
    token_hash text not null unique,
    created_at timestamptz not null,
    expires_on date not null,
    last_used_at timestamptz,
    revoked_at timestamptz
);

grant select, insert, update, delete on recovery_code, login_throttle to ${app};
grant select, insert, update on mail_link, api_token to ${app};
