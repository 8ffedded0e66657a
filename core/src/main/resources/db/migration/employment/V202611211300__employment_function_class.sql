-- Class of the function in its joint committee, such as 200/B: decides the lowest pay. Empty where no class is named.
alter table work_contract add column function_class text not null default '';

-- Hours that a student worked for other employers in a year, by the certificate of the authority's counter and its date.
create table student_hours (
    worker uuid not null,
    year integer not null,
    hours integer not null check (hours >= 0),
    as_of date not null,
    primary key (worker, year)
);
grant select, insert, update on student_hours to ${app};
