package coop.ouvrage.statutory;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.statutory.spi.VatForms;
import coop.ouvrage.statutory.spi.VatForms.Listed;
import coop.ouvrage.web.NotFound;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** VAT returns and listings: what the books say, what stands behind a figure, the versions that were made and filed. */
@Service
public class VatReturns {

    private final VatFacts facts;
    private final FilingStore store;
    private final VatForms forms;
    private final VatDebts debts;
    private final LegalEntities entities;
    private final Periods periods;
    private final DocumentStore files;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    VatReturns(
            VatFacts facts,
            FilingStore store,
            VatForms forms,
            VatDebts debts,
            LegalEntities entities,
            Periods periods,
            DocumentStore files,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.facts = facts;
        this.store = store;
        this.forms = forms;
        this.debts = debts;
        this.entities = entities;
        this.periods = periods;
        this.files = files;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** The return of a month or quarter as the books have it now. */
    @Transactional(readOnly = true)
    public VatReturn of(String entity, Span span) {
        permissions.require(Permission.LEDGER_READ);
        Map<String, Money> grids = grids(entity, span);
        return new VatReturn(
                entity,
                span,
                grids,
                forms.doubts(grids),
                closed(entity, span),
                store.of(entity, Filing.Kind.RETURN, span));
    }

    private Map<String, Money> grids(String entity, Span span) {
        Map<String, Money> sums = new HashMap<>();
        facts.of(entity, span)
                .forEach(fact ->
                        forms.grids(fact.content()).forEach((grid, amount) -> sums.merge(grid, amount, Money::plus)));
        return forms.complete(sums);
    }

    private boolean closed(String entity, Span span) {
        YearMonth last = periods.lastClosed(entity);
        return last != null && !last.isBefore(YearMonth.from(span.to()));
    }

    /** A document or entry behind a grid, with its part of it. */
    public record Behind(VatFact fact, Money amount) {}

    /** What makes up a grid. */
    @Transactional(readOnly = true)
    public List<Behind> behind(String entity, Span span, String grid) {
        permissions.require(Permission.LEDGER_READ);
        return facts.of(entity, span).stream()
                .map(fact -> new Behind(fact, forms.grids(fact.content()).getOrDefault(grid, Money.ZERO)))
                .filter(behind -> !behind.amount().isZero())
                .toList();
    }

    /** Sales to businesses of other member states, by client and code. */
    @Transactional(readOnly = true)
    public List<Row> intra(String entity, Span span) {
        permissions.require(Permission.LEDGER_READ);
        Map<String, Row> rows = new TreeMap<>();
        for (VatFacts.Bought bought : facts.bought(entity, span)) {
            String code = forms.intraCode(bought.vatCase(), bought.category());
            if (!code.isEmpty()) {
                rows.merge(bought.vatNumber() + code, row(bought, code), Row::plus);
            }
        }
        return List.copyOf(rows.values());
    }

    /** Belgian businesses that bought more in the year than the law leaves out. */
    @Transactional(readOnly = true)
    public List<Row> clients(String entity, Span year) {
        permissions.require(Permission.LEDGER_READ);
        String home = entities.get(entity).address().country();
        Map<String, Row> rows = new TreeMap<>();
        for (VatFacts.Bought bought : facts.bought(entity, year)) {
            if (bought.vatNumber().startsWith(home) && forms.isListedAtHome(bought.vatCase())) {
                rows.merge(bought.vatNumber(), row(bought, ""), Row::plus);
            }
        }
        return rows.values().stream()
                .filter(row -> row.turnover().compareTo(forms.leastListed()) > 0)
                .toList();
    }

    private static Row row(VatFacts.Bought bought, String code) {
        return new Row(bought.client(), bought.name(), bought.vatNumber(), code, bought.net(), bought.vat());
    }

    /** A client on a listing. */
    public record Row(UUID client, String name, String vatNumber, String code, Money turnover, Money vat) {

        Row plus(Row other) {
            return new Row(client, name, vatNumber, code, turnover.plus(other.turnover), vat.plus(other.vat));
        }

        Listed listed() {
            return new Listed(vatNumber.substring(0, 2), vatNumber.substring(2), code, turnover, vat);
        }
    }

    /**
     * Makes the file for the tax office and keeps it as the next version.
     *
     * @return refused while the books of the period are open, if the entity has no VAT number, if a grid is negative, which the form
     *     does not take, or if there is nothing to put on a listing that is filed only then
     */
    @Transactional
    public Outcome<UUID> make(String entity, Filing.Kind kind, Span span) {
        permissions.require(Permission.PERIOD_CLOSE);
        LegalEntity who = entities.get(entity);
        List<Refusal> refusals = new java.util.ArrayList<>();
        if (who.vatNumber() == null) {
            refusals.add(Refusal.of("statutory.no_vat_number"));
        }
        if (!closed(entity, span)) {
            refusals.add(Refusal.of("statutory.books_open"));
        }
        if (kind == Filing.Kind.CLIENTS ? !span.isYear() : span.isYear()) {
            refusals.add(Refusal.of("statutory.wrong_period"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Map<String, Money> grids = kind == Filing.Kind.RETURN ? grids(entity, span) : Map.of();
        List<String> negative = grids.keySet().stream()
                .filter(grid -> Objects.requireNonNull(grids.get(grid)).isNegative())
                .toList();
        if (!negative.isEmpty()) {
            return Outcome.refused(Refusal.of("statutory.negative_grid", "grids", String.join(", ", negative)));
        }
        if (kind == Filing.Kind.INTRA && intra(entity, span).isEmpty()) {
            return Outcome.refused(Refusal.of("statutory.nothing_listed"));
        }
        String hash = files.put(file(who, kind, span, grids)).hex();
        int version = store.of(entity, kind, span).size() + 1;
        Filing filing = new Filing(TimeOrderedId.next(), entity, kind, span, version, hash, time.now(), null, null);
        store.insert(filing, grids, user.partyId().orElse(null));
        audit.changed("vat.made", "vat-filing", filing.id(), Map.of("kind", kind, "period", span, "version", version));
        return Outcome.done(filing.id());
    }

    private byte[] file(LegalEntity who, Filing.Kind kind, Span span, Map<String, Money> grids) {
        VatForms.Declarant declarant = new VatForms.Declarant(
                who.name(),
                Objects.requireNonNull(who.vatNumber()),
                who.address().street() + " " + who.address().houseNumber(),
                who.address().postalCode(),
                who.address().city(),
                who.address().country(),
                who.email());
        VatForms.Period period = new VatForms.Period(span.from(), span.isQuarter());
        return switch (kind) {
            case RETURN -> forms.returnFile(declarant, period, grids, nothingForClients(who.code(), span));
            case INTRA ->
                forms.intraFile(
                        declarant,
                        period,
                        intra(who.code(), span).stream().map(Row::listed).toList());
            case CLIENTS ->
                forms.clientsFile(
                        declarant,
                        span.from().getYear(),
                        clients(who.code(), span).stream().map(Row::listed).toList());
        };
    }

    /** Asked with the last return of a calendar year: whether its client listing will be empty, which the return then stands for. */
    private boolean nothingForClients(String entity, Span span) {
        int year = span.to().getYear();
        return span.to().getMonthValue() == 12
                && clients(entity, Span.parse(String.valueOf(year)).orElseThrow())
                        .isEmpty();
    }

    @Transactional(readOnly = true)
    public List<Filing> filings(String entity, Filing.Kind kind, Span span) {
        permissions.require(Permission.LEDGER_READ);
        return store.of(entity, kind, span);
    }

    @Transactional(readOnly = true)
    public Filing filing(UUID id) {
        permissions.require(Permission.LEDGER_READ);
        return store.find(id).orElseThrow(NotFound::new);
    }

    /** The kept file of a version. */
    @Transactional(readOnly = true)
    public byte[] file(UUID filing) {
        permissions.require(Permission.LEDGER_READ);
        Filing found = store.find(filing).orElseThrow(NotFound::new);
        return files.get(new ContentHash(found.fileHash())).orElseThrow();
    }

    /**
     * Notes that a version was filed, with the receipt of the tax office; what a return owes is booked as a debt to it.
     *
     * @return refused if it was filed before, without a receipt, or if the books no longer agree with a return
     */
    @Transactional
    public Outcome<UUID> filed(UUID id, String receipt) {
        permissions.require(Permission.PERIOD_CLOSE);
        Filing filing = store.lock(id).orElseThrow(NotFound::new);
        if (filing.filedOn() != null) {
            return Outcome.refused(Refusal.of("statutory.filed_already"));
        }
        if (receipt.isBlank() || receipt.length() > 100) {
            return Outcome.refused(Refusal.of("statutory.receipt_missing", "field", "receipt", "longest", 100));
        }
        List<Refusal> refusals = filing.kind() == Filing.Kind.RETURN ? debts.book(filing) : List.of();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.filed(id, time.today(), user.partyId().orElse(null), receipt.strip());
        audit.changed("vat.filed", "vat-filing", id, Map.of("receipt", receipt.strip()));
        return Outcome.done(id);
    }
}
