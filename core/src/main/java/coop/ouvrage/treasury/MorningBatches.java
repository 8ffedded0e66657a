package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.treasury.spi.MorningBatch;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Makes the batches of each morning, one of a kind of debt and an entity. A debt stands in one living batch at most, so that twice does no harm. */
@Component
class MorningBatches {

    private final ObjectProvider<MorningBatch> debts;
    private final LegalEntities entities;
    private final CurrentUser user;

    MorningBatches(ObjectProvider<MorningBatch> debts, LegalEntities entities, CurrentUser user) {
        this.debts = debts;
        this.entities = entities;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.TREASURY - 50)
    void on(DayBegan event) {
        user.asSystem(() -> debts.stream()
                .forEach(debt -> entities.all().stream().map(LegalEntity::code).forEach(debt::batch)));
    }
}
