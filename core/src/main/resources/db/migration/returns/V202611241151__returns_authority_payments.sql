-- One table of transfers to authorities, whatever return they pay; each says who is told when it comes back, and where they see it.
alter table pay_return_payment drop constraint pay_return_payment_return_id_fkey;
alter table pay_return_payment rename column return_id to source_id;
alter table pay_return_payment rename to authority_payment;
alter index pay_return_payment_alive rename to authority_payment_alive;
alter table authority_payment rename constraint pay_return_payment_pkey to authority_payment_pkey;
alter table authority_payment add column role text not null default 'PAYROLL', add column page text;
update authority_payment set page = '/desk/returns/' || source_id;
alter table authority_payment alter column role drop default, alter column page set not null;
