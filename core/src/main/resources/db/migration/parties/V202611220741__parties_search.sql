-- Names are searched for by any part of them. An extension that PostgreSQL brings along and trusts owners of databases with.
create extension if not exists pg_trgm;
create index party_name_parts on party using gin (display_name gin_trgm_ops);
create index party_search_order on party (search_name, id);
