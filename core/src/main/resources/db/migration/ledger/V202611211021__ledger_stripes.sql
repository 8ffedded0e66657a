-- The special units have the identifiers that production_unit gives them.
update legal_entity set
    pot_unit = ('00000000-0000-7000-8000-0000000000' || case code when 'COOP' then '1' when 'PROD' then '2' else '3' end || '1')::uuid,
    fund_unit = ('00000000-0000-7000-8000-0000000000' || case code when 'COOP' then '1' when 'PROD' then '2' else '3' end || '2')::uuid;

-- A stripe of the busy balances that no other open transaction writes to, so that nobody waits for a slow one. The same connection
-- prefers the same stripe. With all taken, any.
create function ledger_stripe() returns smallint language plpgsql as $$
declare
    first integer := pg_backend_pid() % 16;
begin
    for step in 0..15 loop
        if pg_try_advisory_xact_lock(hashtext('ledger.stripe'), (first + step) % 16) then
            return (first + step) % 16;
        end if;
    end loop;
    return first;
end $$;
