-- The longest texts of a pay run are written once and hardly ever read: packed by the quickest method that the server has.
do $$
begin
    alter table payslip alter column data set compression lz4, alter column trace set compression lz4;
exception when feature_not_supported then
    raise notice 'this server was built without lz4';
end $$;

-- The unique key begins with the contract.
drop index payslip_contract;
