-- Clients that no cover is given for, because they paid badly; the rows of the past stay.
create table client_bad_payer (
    id bigint generated always as identity primary key,
    client_id uuid not null references client,
    since date not null,
    reason text not null check (length(reason) between 1 and 500),
    noted_by uuid,
    until date
);
create unique index client_bad_payer_now on client_bad_payer (client_id) where until is null;
grant select, insert on client_bad_payer to ${app};
grant update (until) on client_bad_payer to ${app};
