-- Why a line was matched by itself, and whether a person took what was proposed first.
alter table bank_line add column reason text not null default '';
alter table bank_line add column first_proposal boolean;
grant update (reason, first_proposal) on bank_line to ${app};
