package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnChange;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.worklist.Worklist;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Returns to authorities: made by one person, filed by another, explained, and made again byte for byte whenever asked. */
@Service
public class Returns {

    private final ReturnStore store;
    private final ReturnRows rows;
    private final ReturnMaking making;
    private final ReturnFormats formats;
    private final ReturnBooks books;
    private final LegalEntities entities;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    Returns(
            ReturnStore store,
            ReturnRows rows,
            ReturnMaking making,
            ReturnFormats formats,
            ReturnBooks books,
            LegalEntities entities,
            Permissions permissions,
            CurrentUser user,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rows = rows;
        this.making = making;
        this.formats = formats;
        this.books = books;
        this.entities = entities;
        this.permissions = permissions;
        this.user = user;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Makes a return of all payslips of the period that are posted so far; one that waits to be filed is replaced.
     *
     * @param day any day of the period
     * @return refused when nothing is to be declared, or nothing has changed since the last version
     */
    @Transactional
    public Outcome<ReturnId> make(String entity, String kind, LocalDate day) {
        permissions.require(Permission.PAY_PREPARE);
        Optional<ReturnFormat> format = formats.find(kind);
        if (format.isEmpty() || entities.find(entity).isEmpty()) {
            return Outcome.refused(Refusal.of("returns.unknown_kind", "kind", kind));
        }
        LocalDate first = format.get().rhythm().first(day);
        store.lock(entity, kind, first);
        Outcome<PayReturn> made = making.make(entity, format.get(), first, store.versions(entity, kind, first));
        return made.map(it -> {
            audit.changed("return.made", "return", it.id(), Map.of("kind", kind, "period", it.period()));
            return it.id();
        });
    }

    /**
     * Files a return: a second person has sent the file to the authority. The debt is booked; of a later version, the difference.
     *
     * @param receipt what the authority gave as proof
     * @param reference that it wants on the payment; may be empty
     */
    @Transactional
    public Outcome<ReturnId> file(ReturnId id, String receipt, String reference) {
        permissions.require(Permission.PAY_RELEASE);
        PayReturn made = find(id);
        store.lock(made.entity(), made.kind(), made.first());
        PayReturn now = find(id);
        List<Refusal> refusals = filingRefusals(now, receipt);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ReturnFormat format = formats.get(now.kind());
        PayReturn.Owed change = now.owed().minus(filedBefore(now));
        store.file(
                id,
                new PayReturn.Filed(actor(), time.today(), time.now(), receipt.strip(), reference.strip()),
                change.total());
        if (format.isPaid()) {
            books.filed(now, change, format.authority(), time.today());
        }
        worklist.close(ReturnsDue.item(now.kind()), ReturnsDue.subject(now.entity(), now.kind(), now.first()), "filed");
        audit.changed("return.filed", "return", id, Map.of("owed", now.owed().total()));
        return Outcome.done(id);
    }

    private List<Refusal> filingRefusals(PayReturn made, String receipt) {
        List<Refusal> refusals = new ArrayList<>();
        if (made.state() != PayReturn.State.MADE) {
            refusals.add(Refusal.of("returns.not_waiting"));
        }
        if (actor() == null || Objects.equals(actor(), made.madeBy())) {
            refusals.add(Refusal.of("returns.same_officer"));
        }
        if (!time.today().isAfter(made.last())) {
            refusals.add(Refusal.of("returns.period_running", "day", made.last()));
        }
        if (!made.stopping().isEmpty()) {
            refusals.add(
                    Refusal.of("returns.has_findings", "count", made.stopping().size()));
        }
        if (!made.schema().errors().isEmpty()) {
            refusals.add(Refusal.of("returns.not_valid", "schema", made.schema().name()));
        }
        if (receipt.isBlank()) {
            refusals.add(Refusal.of("returns.receipt_missing", "field", "receipt"));
        }
        return refusals;
    }

    private PayReturn.Owed filedBefore(PayReturn now) {
        return store.versions(now.entity(), now.kind(), now.first()).stream()
                .filter(PayReturn::isFiled)
                .findFirst()
                .map(PayReturn::owed)
                .orElse(PayReturn.Owed.NOTHING);
    }

    /**
     * What a version declares otherwise than the newest one filed before it, by person and code; empty for the first. Names people.
     *
     * @throws NoSuchElementException if there is no such return
     */
    @Transactional
    public List<ReturnChange> changes(ReturnId id) {
        PayReturn made = find(id);
        ReturnFormat format = formats.get(made.kind());
        permissions.require(format.namesPeople() ? Permission.PAY_READ : Permission.PAY_TOTALS);
        Optional<PayReturn> before = store.versions(made.entity(), made.kind(), made.first()).stream()
                .filter(version -> version.isFiled() && version.nr() < made.nr())
                .findFirst();
        if (before.isEmpty()) {
            return List.of();
        }
        PayReturn filed = before.get();
        audit.read("return.changes", "return", id, Map.of("filed", filed.id()));
        return format.changes(rows.data(filed), filed.formatVersion(), rows.data(made), made.formatVersion());
    }

    /**
     * A return's file.
     *
     * @param content to be read once, and closed
     */
    public record File(String name, long size, InputStream content) {

        /** All of it, where it is known to be small. */
        public byte[] bytes() {
            try (content) {
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The file, made again from what was kept; proved by its hash to be what was made first.
     *
     * @throws NoSuchElementException if there is no such return
     */
    @Transactional
    public File download(ReturnId id) {
        PayReturn made = find(id);
        ReturnFormat format = formats.get(made.kind());
        permissions.require(format.namesPeople() ? Permission.PAY_READ : Permission.PAY_TOTALS);
        audit.read("return.file", "return", id, Map.of("sha256", made.sha256()));
        ReturnFile file = ReturnFile.write(format, rows.data(made), made.formatVersion());
        if (!file.sha256().equals(made.sha256())) {
            file.close();
            throw new IllegalStateException("return " + id + " is not what was made");
        }
        return new File(made.fileName(), file.size(), file.content());
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public PayReturn get(ReturnId id) {
        permissions.require(Permission.PAY_TOTALS);
        return find(id);
    }

    /** Every version of the same period, newest first. */
    @Transactional(readOnly = true)
    public List<PayReturn> versions(PayReturn of) {
        permissions.require(Permission.PAY_TOTALS);
        return store.versions(of.entity(), of.kind(), of.first());
    }

    /** The newest version of each period, newest period first. */
    @Transactional(readOnly = true)
    public List<PayReturn> newest(int offset, int limit) {
        permissions.require(Permission.PAY_TOTALS);
        return store.newest(offset, limit);
    }

    /** What the books still hold undeclared on the account that this kind of return empties. */
    @Transactional(readOnly = true)
    public Money undeclared(String entity, Control control) {
        permissions.require(Permission.PAY_TOTALS);
        return books.undeclared(entity, control);
    }

    /** The kinds of return that the country knows. */
    public List<ReturnFormat> kinds() {
        return formats.all();
    }

    private PayReturn find(ReturnId id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no return " + id));
    }

    private @Nullable UUID actor() {
        return user.id().map(who -> who.value()).orElse(null);
    }
}
