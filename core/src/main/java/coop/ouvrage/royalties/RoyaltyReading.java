package coop.ouvrage.royalties;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceSearch;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Concessions and royalties for who reads them: authors and proposers their own, officers those of their units. */
@Service
public class RoyaltyReading {

    static final String RENEWAL_DAYS = "royalties.renewal_days";

    private static final int LATEST = 100;

    private final ConcessionStore store;
    private final ConcessionRows rows;
    private final ConcessionChecks checks;
    private final RightsOnInvoice rights;
    private final Invoices invoices;
    private final Units units;
    private final DocumentStore files;
    private final Permissions permissions;
    private final CurrentUser user;
    private final BusinessTime time;
    private final Policies policies;

    RoyaltyReading(
            ConcessionStore store,
            ConcessionRows rows,
            ConcessionChecks checks,
            RightsOnInvoice rights,
            Invoices invoices,
            Units units,
            DocumentStore files,
            Permissions permissions,
            CurrentUser user,
            BusinessTime time,
            Policies policies) {
        this.store = store;
        this.rows = rows;
        this.checks = checks;
        this.rights = rights;
        this.invoices = invoices;
        this.units = units;
        this.files = files;
        this.permissions = permissions;
        this.user = user;
        this.time = time;
        this.policies = policies;
    }

    /** An invoice with rights that nobody has conceded yet. */
    public record Open(Invoice invoice, UUID unit, Money left) {}

    /** The royalties of a concession with the wages of their author in the same assignment. */
    public record Weighed(Royalty royalty, Money wages) {}

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public Concession get(ConcessionId id) {
        Concession concession = find(id).orElseThrow(() -> new NoSuchElementException("no concession " + id));
        if (!user.is(concession.proposedBy())
                && user.partyId().filter(concession::isBy).isEmpty()) {
            permissions.require(Permission.ROYALTY_READ, concession.unit());
        }
        return concession;
    }

    public Optional<Concession> find(ConcessionId id) {
        return rows.find(id);
    }

    /** What one author is paid, for this author and for officers. */
    @Transactional(readOnly = true)
    public Optional<Concession> ofRoyalty(UUID royalty) {
        return rows.ofRoyalty(royalty).filter(concession -> {
            boolean own = concession.royalties().stream()
                    .anyMatch(each -> each.id().equals(royalty) && user.is(each.author()));
            if (!own) {
                permissions.require(Permission.ROYALTY_READ, concession.unit());
            }
            return true;
        });
    }

    /** The signed page of a concession that the reader may see. */
    @Transactional(readOnly = true)
    public byte[] page(ConcessionId id) {
        return files.get(new ContentHash(get(id).pageHash())).orElseThrow();
    }

    /** What whoever asks proposed or wrote, newest first. */
    @Transactional(readOnly = true)
    public List<Concession> mine() {
        return user.partyId().map(rows::of).orElse(List.of());
    }

    /** What whoever asks proposed, ends soon and can be renewed. */
    @Transactional(readOnly = true)
    public List<Concession> ending() {
        return user.partyId()
                .map(party -> rows.ending(party, time.today(), endingUntil()))
                .orElse(List.of());
    }

    /** The last day of the concessions that are said to end, today: policy {@code royalties.renewal_days}. */
    public LocalDate endingUntil() {
        LocalDate today = time.today();
        return today.plusDays(policies.number(RENEWAL_DAYS, today));
    }

    /** The latest invoices of whoever asks that have rights left to concede. */
    @Transactional(readOnly = true)
    public List<Open> open() {
        List<UUID> own = user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .map(unit -> unit.id().value())
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        return invoices.list(InvoiceSearch.ofUnits(own, LATEST)).stream()
                .flatMap(invoice -> own.stream()
                        .filter(unit -> !rights.lines(invoice, unit).isEmpty())
                        .map(unit -> new Open(invoice, unit, rights.left(invoice, unit))))
                .filter(open -> open.left().isPositive())
                .toList();
    }

    /** The same for one invoice of a unit that the reader holds; nothing left is zero. */
    @Transactional(readOnly = true)
    public Optional<Open> open(UUID invoice, UUID unit) {
        permissions.require(Permission.ROYALTY_PROPOSE, unit);
        return invoices.find(new InvoiceId(invoice))
                .filter(found -> !rights.lines(found, unit).isEmpty())
                .map(found -> new Open(found, unit, rights.left(found, unit)));
    }

    /** What an officer weighs: what each author earns with the same assignment besides. */
    @Transactional(readOnly = true)
    public List<Weighed> weighed(Concession concession) {
        permissions.require(Permission.ROYALTY_READ, concession.unit());
        return concession.royalties().stream()
                .map(royalty -> new Weighed(royalty, checks.wages(concession.job(), royalty.author())))
                .toList();
    }

    /** Other concessions of the same work at the same time, when one of both is exclusive. */
    @Transactional(readOnly = true)
    public List<Concession> clashing(Concession concession) {
        permissions.require(Permission.ROYALTY_READ, concession.unit());
        return rows.clashing(concession);
    }

    /** For finance: those that wait and those of a year. */
    @Transactional(readOnly = true)
    public List<Concession> ofYear(int year) {
        permissions.require(Permission.ROYALTY_READ);
        return rows.ofYear(year);
    }

    /** For finance: what each author was owed in a year, the figures of the yearly slip. */
    @Transactional(readOnly = true)
    public List<AuthorYear> authors(int year) {
        permissions.require(Permission.ROYALTY_READ);
        return store.authors(year);
    }
}
