-- Every new client is compared with those of a like name, by parts of words: without this each of them read all parties.
create index party_search_letters on party using gin (search_name gin_trgm_ops);
