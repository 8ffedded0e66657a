-- What papers say is long, written once and hardly ever read: packed by the quickest method that the server has.
do $$
begin
    alter table document alter column data set compression lz4;
exception when feature_not_supported then
    raise notice 'this server was built without lz4';
end $$;
