-- The day on which an installation stands that does not live in real time. Without an hour, its hours follow the system clock.
create table business_clock (
    only_row boolean primary key default true check (only_row),
    day date not null,
    time time
);

create function real_time_is_not_turned() returns trigger language plpgsql as $$
begin
    if exists (select from installation where kind = 'real') then
        raise exception 'a real installation lives in real time';
    end if;
    return new;
end $$;

create trigger real_time_is_not_turned before insert or update on business_clock
    for each row execute function real_time_is_not_turned();

-- The days that began. A day without an end was cut off, and is told to the modules again.
create table business_day (
    day date primary key,
    began_at timestamptz not null default clock_timestamp(),
    ended_at timestamptz
);

grant select, insert, update on business_clock, business_day to ${app};
