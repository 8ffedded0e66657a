-- What earlier matches have taught: whose account pays for which client, and under which name. A rule may be removed, never forgotten.
create table payer_rule (
    kind text not null check (kind in ('ACCOUNT', 'NAME')),
    clue text not null,
    client_id uuid not null,
    confirmed int not null check (confirmed >= 0),
    undone int not null default 0 check (undone >= 0),
    last_on date not null,
    removed_on date,
    removed_by uuid,
    remove_reason text not null default '',
    primary key (kind, clue, client_id)
);
create index payer_rule_client on payer_rule (client_id, last_on desc);
create index payer_rule_lately on payer_rule (last_on desc, kind, clue, client_id);
insert into payer_rule (kind, clue, client_id, confirmed, last_on) select 'ACCOUNT', iban, client_id, 1, last_on from payer_account;
drop table payer_account;
grant select, insert, update on payer_rule to ${app};

-- A file of payments is matched by amount, and by what else their clients have open or have lately paid.
create index open_item_left on open_item (entity, left_cents) where closed_on is null;
create index open_item_client_closed on open_item (client_id, closed_on, due_on);
