-- Persons and organisations, once. What only few may read (national number, accounts, family) has tables of its own.
create table party (
    id           uuid primary key,
    kind         text        not null check (kind in ('PERSON', 'ORGANISATION')),
    display_name text        not null,
    search_name  text        not null,
    language     text        not null check (language in ('fr', 'nl', 'de', 'en')),
    email        text,
    phone        text,
    recorded_at  timestamptz not null
);
create index party_search_name on party (search_name text_pattern_ops);
create index party_email on party (lower(email));

create table person (
    party_id          uuid primary key references party,
    given_name        text not null,
    family_name       text not null,
    latin_given_name  text,
    latin_family_name text,
    birth_date        date,
    sex               text not null check (sex in ('FEMALE', 'MALE', 'UNSTATED')),
    nationality       text
);

create table organisation (
    party_id          uuid primary key references party,
    legal_form        text,
    enterprise_number text,
    vat_number        text,
    country           text not null
);
create unique index organisation_enterprise_number on organisation (enterprise_number) where enterprise_number is not null;
create index organisation_vat_number on organisation (vat_number);

-- What a party was before each change, without what only few may read.
create table party_version (
    party_id    uuid        not null references party,
    version     int         not null,
    recorded_at timestamptz not null,
    recorded_by uuid,
    snapshot    jsonb       not null,
    primary key (party_id, version)
);

create table party_address (
    sequence    bigint generated always as identity primary key,
    party_id    uuid        not null references party,
    valid_from  date        not null,
    recorded_at timestamptz not null,
    street      text        not null,
    number      text        not null,
    box         text,
    postcode    text        not null,
    city        text        not null,
    country     text        not null
);
create index party_address_party on party_address (party_id, sequence desc);

-- No check here on purpose: a failed check would print the row, and so the number, into the server's log.
create table national_number (
    party_id    uuid primary key references person (party_id),
    digits      text        not null unique,
    recorded_at timestamptz not null
);

-- A later declaration for the same year replaces the earlier one, which stays.
create table family_situation (
    sequence          bigint generated always as identity primary key,
    party_id          uuid        not null references person (party_id),
    year              int         not null,
    recorded_at       timestamptz not null,
    status            text        not null,
    spouse_income     text,
    disabled          boolean     not null,
    spouse_disabled   boolean     not null,
    children          int         not null check (children >= 0),
    disabled_children int         not null check (disabled_children between 0 and children),
    other_dependants  int         not null check (other_dependants >= 0)
);
create index family_situation_party on family_situation (party_id, year, sequence desc);

create table payout_account (
    id             uuid primary key,
    sequence       bigint generated always as identity,
    party_id       uuid        not null references party,
    iban           text        not null,
    declared_on    date        not null,
    recorded_at    timestamptz not null,
    confirmed_at   timestamptz,
    usable_from    date,
    cancelled_at   timestamptz,
    released_by    uuid,
    release_reason text
);
create index payout_account_party on payout_account (party_id, sequence);
create index payout_account_iban on payout_account (iban);

-- What other modules may list, search and sort by: nothing that only few may read.
create view party_directory as
select p.id, p.kind, p.display_name as name, p.search_name, p.language, p.email, p.phone,
       o.legal_form, o.enterprise_number, o.vat_number, o.country, a.city
  from party p
  left join organisation o on o.party_id = p.id
  left join lateral (select city from party_address x where x.party_id = p.id order by x.sequence desc limit 1) a on true;

grant select on party_directory to ${app};
grant select, insert, update on party, person, organisation, payout_account to ${app};
grant select, insert on party_version, party_address, family_situation to ${app};
grant select, insert, delete on national_number to ${app};
