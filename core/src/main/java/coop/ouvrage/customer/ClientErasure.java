package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.parties.Parties;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets the names of removed clients when nothing makes us keep them any more: name, addresses, numbers, notes. */
@Component
class ClientErasure {

    private static final int A_MORNING = 500;

    private final RemovalStore store;
    private final Parties parties;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ClientErasure(RemovalStore store, Parties parties, CurrentUser user, Audit audit, BusinessTime time) {
        this.store = store;
        this.parties = parties;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    @EventListener
    @Order(DayOrder.CLOSING)
    @Transactional
    public void on(DayBegan event) {
        user.asSystem(this::forgetDue);
    }

    /** In the transaction of the caller. */
    void forgetDue() {
        store.due(time.today(), A_MORNING).forEach(id -> {
            store.forget(id, time.today());
            parties.forget(id.party(), "client-" + id.value().toString().substring(24));
            audit.changed("client.forgotten", "client", id.value(), Map.of());
        });
    }
}
