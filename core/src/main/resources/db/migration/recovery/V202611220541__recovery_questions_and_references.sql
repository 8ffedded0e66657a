-- A client may ask instead of dispute; reminders rest for either.
alter table dispute drop constraint dispute_subject_check;
alter table dispute add constraint dispute_subject_check
    check (subject in ('QUALITY', 'AMOUNT', 'NOT_ORDERED', 'PAID', 'QUESTION', 'OTHER'));

-- Each instalment is paid with a reference of its own.
alter table plan_instalment add column reference text;
