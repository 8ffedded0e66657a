-- A copy that came back from a backup may be a second one: nothing leaves it until an administrator says that it is the one.
create table outgoing_hold (
    id bigint generated always as identity primary key,
    since timestamptz not null default clock_timestamp(),
    released_at timestamptz,
    released_by uuid,
    check ((released_at is null) = (released_by is null))
);

create unique index outgoing_hold_once on outgoing_hold ((true)) where released_at is null;

grant select on outgoing_hold to ${app};
grant update (released_at, released_by) on outgoing_hold to ${app};
