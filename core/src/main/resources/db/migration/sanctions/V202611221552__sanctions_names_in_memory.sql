-- Names of a list are compared in memory: words that many organisations bear made thousands of candidates of each question.
drop index sanctioned_name_words;
drop index sanctioned_name_spelling;
alter table sanctioned_name drop column words;
-- Where the name stood in the file; names of a list that was loaded before have none.
alter table sanctioned_name add column place bigint not null default 0;
