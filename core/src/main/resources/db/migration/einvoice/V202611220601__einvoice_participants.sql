-- What the e-invoice network answered about a participant, and when: asked again once the answer is old.
create table einvoice_participant (
    scheme text not null,
    value text not null,
    registered boolean not null,
    takes text[] not null,
    publisher text not null,
    asked_at timestamptz not null,
    primary key (scheme, value)
);
grant select, insert, update, delete on einvoice_participant to ${app};
