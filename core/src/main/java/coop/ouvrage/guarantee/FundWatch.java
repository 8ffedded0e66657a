package coop.ouvrage.guarantee;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each morning: warns the board when a fund is below its alarm, and ends the warning when it is not any more. */
@Component
class FundWatch {

    private static final String KIND = "guarantee.fund_low";
    private static final String CONCENTRATED = "guarantee.concentrated";

    private final FundAccounts fund;
    private final Exposures exposures;
    private final LegalEntities entities;
    private final Worklist worklist;
    private final CurrentUser user;

    FundWatch(FundAccounts fund, Exposures exposures, LegalEntities entities, Worklist worklist, CurrentUser user) {
        this.fund = fund;
        this.exposures = exposures;
        this.entities = entities;
        this.worklist = worklist;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.GUARANTEE)
    @Transactional
    public void dayBegan(DayBegan event) {
        user.asSystem(() -> {
            List<LegalEntity> all = entities.all();
            fund.expect(all.stream().map(LegalEntity::code).toList());
            all.forEach(entity -> {
                look(entity);
                lookAtConcentration(entity);
            });
        });
    }

    /** Too much behind one sector or one member: one failure there would weigh more than the board wants. */
    private void lookAtConcentration(LegalEntity entity) {
        int above = exposures.exceeded(entity.code());
        if (above == 0) {
            worklist.close(CONCENTRATED, entity.fund(), "guarantee.spread");
        } else {
            worklist.open(Item.of(Queue.GUARANTEE, CONCENTRATED, "fund", entity.fund(), Role.FINANCE, "/desk/guarantee")
                    .with("count", above));
        }
    }

    private void look(LegalEntity entity) {
        Money alarm = fund.alarm(entity.code(), Money.ZERO);
        Money balance = fund.balance(entity.code());
        if (balance.compareTo(alarm) >= 0) {
            worklist.close(KIND, entity.fund(), "guarantee.fund_filled");
            return;
        }
        worklist.open(Item.of(Queue.GUARANTEE, KIND, "fund", entity.fund(), Role.FINANCE, "/desk/guarantee")
                .with("balance", balance)
                .with("alarm", alarm));
    }
}
