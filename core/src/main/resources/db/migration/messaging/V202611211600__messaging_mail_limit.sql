-- How often mails were asked for, by address and by network, as hashes; forgotten after a day.
create table mail_limit (
    subject text primary key,
    asked int not null,
    since timestamptz not null
);
grant select, insert, update, delete on mail_limit to ${app};
