-- Documents on their way through the e-invoice network. Claimed by a node until due_at; the same document is sent once, since
-- its key is that of the invoice.
create table invoice_sending (
    invoice_id uuid primary key references invoice (id),
    state text not null check (state in ('WAITING', 'SENT', 'DONE', 'STOPPED')),
    message_id text,
    tries int not null default 0,
    begun_at timestamptz not null,
    due_at timestamptz not null
);
create index invoice_sending_due on invoice_sending (due_at) where state in ('WAITING', 'SENT');
grant select, insert, update on invoice_sending to ${app};
