package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.customer.spi.ClientTies;
import coop.ouvrage.parties.Parties;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<ClientTies> ties;
    private final BusinessTime time;

    ClientErasure(
            RemovalStore store,
            Parties parties,
            CurrentUser user,
            Audit audit,
            ObjectProvider<ClientTies> ties,
            BusinessTime time) {
        this.store = store;
        this.parties = parties;
        this.user = user;
        this.audit = audit;
        this.ties = ties;
        this.time = time;
    }

    @EventListener
    @Order(DayOrder.CLOSING)
    @Transactional
    public void on(DayBegan event) {
        user.asSystem(this::forgetDue);
    }

    /** From when on nothing makes us keep the name; null while it is known in another role. */
    @Nullable
    LocalDate forgetOn(ClientId id) {
        LocalDate last = ties.stream()
                .flatMap(tie -> tie.keptUntil(id.value()).stream())
                .max(Comparator.naturalOrder())
                .orElse(time.today().minusDays(1));
        return last.equals(LocalDate.MAX) ? null : last.plusDays(1);
    }

    /** In the transaction of the caller. Years may have passed since the removal, so what ties a client is asked again. */
    void forgetDue() {
        for (ClientId id : store.due(time.today(), A_MORNING)) {
            LocalDate day = forgetOn(id);
            if (day == null || day.isAfter(time.today())) {
                store.forgetOn(id, day);
            } else {
                forget(id);
            }
        }
    }

    private void forget(ClientId id) {
        store.forget(id, time.today());
        parties.forget(id.party(), "client-" + id.value().toString().substring(24));
        audit.changed("client.forgotten", "client", id.value(), Map.of());
    }
}
