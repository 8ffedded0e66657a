package coop.ouvrage.assets;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The monthly cost of everything that is used for years: one statement and one entry for an entity and month. A month that was booked is
 * never booked again; one that was missed comes with the next, since each thing is brought to what it should be by then.
 */
@Service
public class Depreciation {

    private final AssetStore store;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final CurrentUser user;
    private final TransactionTemplate transaction;

    Depreciation(
            AssetStore store,
            Ledger ledger,
            LegalEntities entities,
            CurrentUser user,
            TransactionTemplate transaction) {
        this.store = store;
        this.ledger = ledger;
        this.entities = entities;
        this.user = user;
        this.transaction = transaction;
    }

    /** Each morning: what stopped yesterday is done today. */
    @EventListener
    @Order(DayOrder.CLOSING)
    public void morning(DayBegan event) {
        YearMonth over = YearMonth.from(event.day()).minusMonths(1);
        user.asSystem(() -> entities.all().forEach(entity -> book(entity, over)));
    }

    /** The sum; nothing if the month was booked before, or nothing is left to depreciate. */
    Money book(LegalEntity entity, YearMonth month) {
        return transaction.execute(status -> {
            store.lock(entity.code());
            return store.isRun(entity.code(), month) ? Money.ZERO : post(entity, month);
        });
    }

    private Money post(LegalEntity entity, YearMonth month) {
        UUID run = TimeOrderedId.next();
        Map<AssetClass, Money> sums = store.charge(entity.code(), month, run);
        if (sums.isEmpty()) {
            return Money.ZERO;
        }
        Money sum = Money.sum(sums.values());
        store.ran(run, entity.code(), month, sum);
        EntryDraft.Builder entry = EntryDraft.in(entity.code(), Journal.SUNDRY, month.atEndOfMonth())
                .from("asset_run", run)
                .key("depreciation:" + entity.code() + ":" + month)
                .text("ledger.text.depreciation", Map.of("month", month))
                .debit(AccountRole.DEPRECIATION, sum, Dim.unit(entity.pot()));
        sums.forEach((kind, part) -> entry.credit(kind.depreciated(), part, Dim.unit(entity.pot())));
        if (!entry.isEmpty()) {
            ledger.post(entry.build());
        }
        return sum;
    }
}
