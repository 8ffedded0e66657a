package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of production units. */
@Service
public class Units {

    /** Longest words for a trade. */
    static final int LONGEST_TRADE = 100;

    private static final int LONGEST_NAME = 200;

    private final UnitStore store;
    private final LegalEntities entities;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final ApplicationEventPublisher events;

    Units(
            UnitStore store,
            LegalEntities entities,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            ApplicationEventPublisher events) {
        this.store = store;
        this.entities = entities;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.events = events;
    }

    /** Units of these people will be opened or changed in this transaction, one after the other: what there is is read together. */
    @Transactional
    public void expect(Collection<UUID> holders) {
        Foreseen.expect(Kind.PERSON, holders);
        Foreseen.expect(
                Kind.UNIT,
                holders.stream()
                        .flatMap(holder -> store.ofHolder(holder).stream())
                        .map(unit -> unit.id().value())
                        .toList());
    }

    /** Opens a unit for a person; a trial unit works with the job tool only. */
    @Transactional
    public Outcome<UnitId> open(String entity, UUID holder, String name, String trade, boolean trial) {
        permissions.require(Permission.UNIT_OPEN);
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Outcome.refused(Refusal.of("unit.name_missing"));
        }
        UnitId id = UnitId.next();
        ProductionUnit.Kind kind = trial ? ProductionUnit.Kind.TRIAL : ProductionUnit.Kind.NORMAL;
        store.insert(new ProductionUnit(
                id, entity, kind, false, name.strip(), trade.strip(), holder, null, time.today(), null));
        audit.changed("unit.opened", "unit", id.value(), Map.of("kind", kind.name()));
        events.publishEvent(new UnitOpened(id, holder, time.today()));
        return Outcome.done(id);
    }

    /** Names a unit and its trade; a shareholder's unit may take the Activity tool, a trial unit may not. */
    @Transactional
    public Outcome<UnitId> change(UUID id, String name, String trade, boolean activity) {
        permissions.require(Permission.UNIT_CHANGE, id);
        ProductionUnit unit = store.lock(id, none -> {}).orElseThrow();
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return Outcome.refused(Refusal.of("unit.name_missing"));
        }
        if (trade.isBlank() || trade.length() > LONGEST_TRADE) {
            return Outcome.refused(Refusal.of("unit.trade_missing"));
        }
        if (activity && unit.kind() == ProductionUnit.Kind.TRIAL) {
            return Outcome.refused(Refusal.of("unit.share_first"));
        }
        store.change(unit.as(unit.kind(), activity, name.strip(), trade.strip()));
        audit.changed("unit.changed", "unit", id, Map.of("activity", activity));
        return Outcome.done(unit.id());
    }

    /** A trial unit becomes a normal one: its holder has a share. */
    @Transactional
    public void confirm(UUID id) {
        ProductionUnit unit = store.lock(id, none -> {}).orElseThrow();
        if (unit.kind() == ProductionUnit.Kind.TRIAL) {
            store.change(unit.as(ProductionUnit.Kind.NORMAL, unit.isActivity(), unit.name(), unit.trade()));
            audit.changed("unit.confirmed", "unit", id, Map.of());
        }
    }

    @Transactional
    public void adviser(UUID id, @Nullable UUID adviser) {
        permissions.require(Permission.UNIT_OPEN);
        store.adviser(id, adviser);
        audit.changed("unit.adviser", "unit", id, Map.of());
    }

    /** The other open units of whoever holds this one: budgets of one person, whose money does not mix. */
    public List<ProductionUnit> beside(ProductionUnit unit) {
        return unit.holderOrNone() == null
                ? List.of()
                : store.ofHolder(unit.holder()).stream()
                        .filter(other -> other.open() && !other.id().equals(unit.id()))
                        .toList();
    }

    /** @throws java.util.NoSuchElementException if there is no such unit */
    public ProductionUnit get(UUID id) {
        return store.find(id).orElseThrow();
    }

    public Optional<ProductionUnit> find(UUID id) {
        return store.find(id);
    }

    /** The unit with a code such as {@code OV-1A2B3C4D}; empty if none has it, or several. */
    public Optional<ProductionUnit> ofCode(String code) {
        List<ProductionUnit> found = UnitCode.digits(code).map(store::ofCode).orElse(List.of());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    public List<ProductionUnit> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : store.of(ids);
    }

    public List<ProductionUnit> ofHolder(UUID holder) {
        return store.ofHolder(holder);
    }

    /** The portfolio of an adviser. */
    public List<ProductionUnit> ofAdviser(UUID adviser) {
        return store.ofAdviser(adviser);
    }

    public List<ProductionUnit> search(String text, int limit) {
        return store.search(text, limit);
    }

    /** The common pot of an entity. */
    public UUID pot(String entity) {
        return entities.get(entity).pot();
    }

    /** The guarantee fund of an entity. */
    public UUID fund(String entity) {
        return entities.get(entity).fund();
    }

    /** Whether an entity supplies under an exemption from VAT. */
    public boolean vatExempt(String entity) {
        return entities.get(entity).vatExempt();
    }
}
