package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Bank against ledger, every day: each closing balance of a statement beside what the books say of that account on that day. */
@Service
public class DailyBalances {

    private static final int MONTHS = 13;

    private final DailyBalanceStore store;
    private final Permissions permissions;
    private final BusinessTime time;

    DailyBalances(DailyBalanceStore store, Permissions permissions, BusinessTime time) {
        this.store = store;
        this.permissions = permissions;
        this.time = time;
    }

    /** Days on which statements close, of the last thirteen months, newest first; behind the place of a statement if one is given. */
    @Transactional(readOnly = true)
    public List<DailyBalance> latest(@Nullable UUID after, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.latest(time.today().minusMonths(MONTHS), after, limit);
    }

    /** Statements that are missing, by number or by balance; the newest first. */
    @Transactional(readOnly = true)
    public List<StatementGap> gaps(int limit) {
        permissions.require(Permission.BANK_READ);
        return store.gaps(limit);
    }
}
