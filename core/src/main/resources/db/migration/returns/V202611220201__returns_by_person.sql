-- A return is kept some people at a time, before it is known what it adds up to, and read by person.
alter table pay_return_person alter constraint pay_return_person_return_id_fkey deferrable initially deferred;
alter table pay_return_work alter constraint pay_return_work_return_id_fkey deferrable initially deferred;
create index pay_return_work_worker on pay_return_work (return_id, worker);
