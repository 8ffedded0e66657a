package coop.ouvrage.transfers;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What units charge each other, as the readers of either unit may see it. */
@Service
public class InternalReading {

    private static final int JOBS_OFFERED = 50;

    private final InternalInvoiceStore store;
    private final Units units;
    private final Orders orders;
    private final Permissions permissions;
    private final CurrentUser user;

    InternalReading(InternalInvoiceStore store, Units units, Orders orders, Permissions permissions, CurrentUser user) {
        this.store = store;
        this.units = units;
        this.orders = orders;
        this.permissions = permissions;
        this.user = user;
    }

    @Transactional(readOnly = true)
    public InternalInvoice get(UUID id) {
        InternalInvoice document = store.find(id).orElseThrow(NotFound::new);
        if (!reads(document.seller().unit()) && !reads(document.buyer().unit())) {
            throw new AccessDenied(Permission.INVOICE_READ);
        }
        return document;
    }

    private boolean reads(UUID unit) {
        return permissions.allows(Permission.INVOICE_READ, unit) || permissions.allows(Permission.PURCHASE_READ, unit);
    }

    /** The document that took this one back. */
    public Optional<InternalInvoice> reversalOf(InternalInvoice document) {
        return store.reversalOf(document.id());
    }

    /** On either side of a unit, latest first, behind {@code before}. */
    @Transactional(readOnly = true)
    public List<InternalInvoice> ofUnit(UUID unit, @Nullable UUID before, int limit) {
        permissions.require(Permission.INVOICE_READ, unit);
        return store.ofUnits(List.of(unit), before, limit);
    }

    /** On either side of the units that the reader holds. */
    @Transactional(readOnly = true)
    public List<InternalInvoice> ofMine(@Nullable UUID before, int limit) {
        List<UUID> own = mine();
        return own.isEmpty() ? List.of() : store.ofUnits(own, before, limit);
    }

    /** What the reader is asked to agree to. */
    @Transactional(readOnly = true)
    public List<InternalInvoice> waitingForMe() {
        List<UUID> own = mine();
        return own.isEmpty() ? List.of() : store.waiting(own);
    }

    private List<UUID> mine() {
        return user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .map(unit -> unit.id().value())
                .toList();
    }

    /** The budgets of a unit that may earn or pay: the unit as a whole, and with the job tool each of its jobs. */
    @Transactional(readOnly = true)
    public Map<UUID, String> budgets(ProductionUnit unit) {
        Map<UUID, String> budgets = new LinkedHashMap<>();
        budgets.put(unit.id().value(), unit.name());
        if (!unit.isActivity()) {
            orders.ofUnits(List.of(unit.id().value()), JOBS_OFFERED)
                    .forEach(order ->
                            budgets.put(order.quote().job(), order.quote().title()));
        }
        return budgets;
    }
}
