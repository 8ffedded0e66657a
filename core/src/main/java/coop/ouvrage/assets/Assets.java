package coop.ouvrage.assets;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What happens to things of the register: bought, taken back by a credit note, described, sold or lost. */
@Service
public class Assets {

    private static final int LONGEST = 200;
    private static final int MONTHS_BESIDE = 12;

    private final AssetStore store;
    private final Ledger ledger;
    private final Units units;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Audit audit;

    Assets(
            AssetStore store,
            Ledger ledger,
            Units units,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Audit audit) {
        this.store = store;
        this.ledger = ledger;
        this.units = units;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.audit = audit;
    }

    /**
     * A thing that was bought.
     *
     * @param id of the document or of its part
     * @param value what it cost with the VAT that is not deducted
     */
    public record Acquired(
            UUID id,
            String entity,
            UUID unit,
            AssetClass kind,
            UUID purchase,
            UUID supplier,
            String text,
            Money value) {}

    /**
     * What a credit note takes back.
     *
     * @param number of the invoice that it corrects
     */
    public record Returned(String entity, UUID supplier, String number, UUID unit, AssetClass kind, Money value) {}

    /** Takes it up and adds its cost to the entry of the supplier's invoice. The budget of its unit bears it once, now. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void acquire(Acquired bought, UUID subject, EntryDraft.Builder entry) {
        LocalDate today = time.today();
        store.insert(
                new Acquired(
                        bought.id(),
                        bought.entity(),
                        bought.unit(),
                        bought.kind(),
                        bought.purchase(),
                        bought.supplier(),
                        bought.text()
                                .substring(0, Math.min(LONGEST, bought.text().length())),
                        bought.value()),
                today,
                policies.number(bought.kind().term(), today));
        book(entry, bought.id(), bought.entity(), bought.unit(), subject, bought.kind(), bought.value());
        audit.changed("asset.acquired", "asset", bought.id(), Map.of("value", bought.value()));
    }

    /** The thing that a credit note can lessen. */
    public Optional<UUID> worth(Returned returned) {
        return store.worth(returned);
    }

    /** Lessens its value and gives the unit its money back. What was depreciated too much comes back with the next month. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeBack(Returned returned, UUID subject, EntryDraft.Builder entry) {
        store.lock(returned.entity());
        UUID id = store.worth(returned).orElseThrow();
        store.lessen(id, returned.value());
        book(
                entry,
                id,
                returned.entity(),
                returned.unit(),
                subject,
                returned.kind(),
                returned.value().negate());
        audit.changed("asset.lessened", "asset", id, Map.of("value", returned.value()));
    }

    /**
     * The thing is the entity's, so its cost and its depreciation are the pot's; the unit pays for it once, by an internal allocation, when
     * it is bought.
     */
    private void book(
            EntryDraft.Builder entry, UUID id, String entity, UUID unit, UUID subject, AssetClass kind, Money value) {
        UUID pot = units.pot(entity);
        entry.debit(kind.cost(), value, Dim.unit(pot).subject(id));
        if (!unit.equals(pot)) {
            entry.debit(AccountRole.INVESTMENT_BUDGET, value, Dim.unit(unit).subject(subject))
                    .credit(AccountRole.INVESTMENT_BUDGET, value, Dim.unit(pot).subject(id));
        }
    }

    /** Says what it is and since when it is used, which nothing that was depreciated may contradict. */
    @Transactional
    public Outcome<UUID> describe(UUID id, String text, LocalDate usedFrom) {
        permissions.require(Permission.PURCHASE_BOOK);
        Asset asset = locked(id);
        List<Refusal> refusals = new ArrayList<>(ofDisposed(asset));
        if (text.isBlank() || text.length() > LONGEST) {
            refusals.add(Refusal.of("assets.text", "field", "text", "longest", LONGEST));
        }
        if (!usedFrom.equals(asset.usedFrom()) && !asset.charged().isZero()) {
            refusals.add(Refusal.of("assets.charged", "field", "used_from"));
        } else if (usedFrom.isBefore(asset.acquiredOn().minusMonths(MONTHS_BESIDE))
                || usedFrom.isAfter(asset.acquiredOn().plusMonths(MONTHS_BESIDE))) {
            refusals.add(Refusal.of("assets.used_from", "field", "used_from", "most", MONTHS_BESIDE));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.describe(id, text.strip(), usedFrom);
        audit.changed("asset.described", "asset", id, Map.of("used_from", usedFrom));
        return Outcome.done(id);
    }

    /**
     * Takes it out of the books: what is not depreciated yet is a cost of the pot, to which the unit paid it whole. A sale is invoiced like
     * any other, and its price is the unit's.
     *
     * @param soldBy number of our invoice; asked for a sale only
     */
    @Transactional
    public Outcome<UUID> dispose(UUID id, Asset.Way way, String reason, String soldBy) {
        permissions.require(Permission.LEDGER_CORRECT);
        Asset asset = locked(id);
        List<Refusal> refusals = new ArrayList<>(ofDisposed(asset));
        if (reason.strip().length() < 3 || reason.length() > LONGEST) {
            refusals.add(Refusal.of("assets.reason", "field", "reason", "longest", LONGEST));
        }
        if (way == Asset.Way.SALE && !store.isIssued(soldBy.strip(), asset)) {
            refusals.add(Refusal.of("assets.sold_by", "field", "sold_by"));
        }
        ProductionUnit unit = units.get(asset.unit());
        if (unit.holderOrNone() != null && user.is(unit.holderOrNone())) {
            refusals.add(Refusal.of("assets.own_case"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        write(
                asset,
                new Asset.Disposal(
                        way, time.today(), reason.strip(), way == Asset.Way.SALE ? soldBy.strip() : "", asset.rest()));
        return Outcome.done(id);
    }

    private void write(Asset asset, Asset.Disposal disposal) {
        store.dispose(asset.id(), disposal);
        UUID pot = units.pot(asset.entity());
        EntryDraft.Builder entry = EntryDraft.in(asset.entity(), Journal.SUNDRY, disposal.day())
                .from("asset", asset.id())
                .key("asset:" + asset.id() + ":disposed")
                .text("ledger.text.asset_disposed")
                .debit(
                        asset.kind().depreciated(),
                        asset.charged(),
                        Dim.unit(pot).subject(asset.id()))
                .debit(
                        AccountRole.ASSET_LOSS,
                        disposal.writtenOff(),
                        Dim.unit(pot).subject(asset.id()))
                .credit(asset.kind().cost(), asset.value(), Dim.unit(pot).subject(asset.id()));
        if (!entry.isEmpty()) {
            ledger.post(entry.build());
        }
        audit.changed(
                "asset.disposed",
                "asset",
                asset.id(),
                Map.of("way", disposal.way(), "written_off", disposal.writtenOff()));
    }

    private static List<Refusal> ofDisposed(Asset asset) {
        return asset.disposal() == null ? List.of() : List.of(Refusal.of("assets.disposed"));
    }

    private Asset locked(UUID id) {
        store.lock(store.find(id).orElseThrow(NotFound::new).entity());
        return store.find(id).orElseThrow();
    }
}
