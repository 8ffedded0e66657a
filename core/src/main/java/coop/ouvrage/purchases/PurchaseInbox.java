package coop.ouvrage.purchases;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Channel;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where documents of suppliers arrive. Whatever comes is kept as it came and gets a row, also what nobody can read: nothing is lost, and
 * the same message is received once.
 */
@Service
public class PurchaseInbox {

    private static final int MOST_BYTES = 50 * 1024 * 1024;

    private final PurchaseStore store;
    private final Reading reading;
    private final Suppliers suppliers;
    private final Suggestions suggestions;
    private final Placing placing;
    private final PurchaseTasks tasks;
    private final DocumentStore files;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    PurchaseInbox(
            PurchaseStore store,
            Reading reading,
            Suppliers suppliers,
            Suggestions suggestions,
            Placing placing,
            PurchaseTasks tasks,
            DocumentStore files,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.reading = reading;
        this.suppliers = suppliers;
        this.suggestions = suggestions;
        this.placing = placing;
        this.tasks = tasks;
        this.files = files;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Takes a file that somebody has at hand.
     *
     * @param unit for which it was bought; null if finance is to find out
     */
    @Transactional
    public Outcome<PurchaseId> upload(byte[] file, String fileName, @Nullable UUID unit) {
        if (unit == null) {
            permissions.require(Permission.PURCHASE_BOOK);
        } else {
            permissions.require(Permission.PURCHASE_RECEIVE, unit);
        }
        if (file.length == 0) {
            return Outcome.refused(Refusal.of("purchases.file_empty", "field", "file"));
        }
        if (file.length > MOST_BYTES) {
            return Outcome.refused(
                    Refusal.of("purchases.file_too_large", "field", "file", "mebibytes", MOST_BYTES >> 20));
        }
        String hash = ContentHash.of(file).hex();
        if (store.ofMessage(Channel.UPLOAD, hash).isPresent()) {
            return Outcome.refused(Refusal.of("purchases.file_known", "field", "file"));
        }
        return Outcome.done(take(Channel.UPLOAD, hash, fileName, file, unit));
    }

    /** Takes a message of the network; asked again for the same message it answers the first row. */
    @Transactional
    PurchaseId receive(String messageId, byte[] file) {
        return store.ofMessage(Channel.NETWORK, messageId)
                .map(Purchase::id)
                .orElseGet(() -> take(Channel.NETWORK, messageId, messageId + kind(file), file, null));
    }

    private PurchaseId take(Channel channel, String message, String fileName, byte[] file, @Nullable UUID unit) {
        String hash = files.put(file).hex();
        Reading.Read read = reading.of(file);
        Purchase.Receipt receipt = new Purchase.Receipt(
                channel, message, time.now(), user.partyId().orElse(null), safe(fileName), hash);
        Purchase purchase = read.invoice() == null ? unreadable(receipt, read) : readable(receipt, read, unit);
        store.insert(purchase);
        UUID supplier = purchase.supplier();
        if (supplier != null) {
            PurchaseChecks.account(purchase).ifPresent(iban -> suppliers.seen(supplier, iban));
        }
        tasks.opened(purchase);
        audit.changed(
                "purchase.received",
                "purchase",
                purchase.id().value(),
                Map.of("state", purchase.state(), "hash", hash));
        return purchase.id();
    }

    private Purchase unreadable(Purchase.Receipt receipt, Reading.Read read) {
        Coding nothing = new Coding(
                null,
                null,
                null,
                Purchase.Nature.SERVICES,
                Purchase.Treatment.DOMESTIC,
                OwnVat.Level.STANDARD,
                "",
                BigDecimal.ONE);
        return row(receipt, State.UNREADABLE, null, null, read, null, nothing);
    }

    private Purchase readable(Purchase.Receipt receipt, Reading.Read read, @Nullable UUID unit) {
        var invoice = Objects.requireNonNull(read.invoice());
        Facts facts = read.facts();
        String entity = suggestions.entity(invoice).orElse(null);
        UUID supplier = suppliers.of(invoice, facts).orElse(null);
        if (supplier == null) {
            return unreadable(receipt, read);
        }
        Placing.Placed placed = placing.of(entity, supplier, facts, unit);
        return row(
                receipt,
                placed.state(),
                entity,
                supplier,
                read,
                placed.duplicateOf(),
                ofOnlyLine(invoice, facts, placed.coding()));
    }

    /** Who reads the document sees what its one line says; several lines are proposed where it is divided. */
    private Coding ofOnlyLine(EInvoice invoice, Facts facts, Coding coding) {
        return invoice.lines().size() == 1 && facts.excl() != null
                ? coding.as(suggestions.nature(invoice.lines().getFirst().name(), facts.excl(), coding.nature()))
                : coding;
    }

    private static Purchase row(
            Purchase.Receipt receipt,
            State state,
            @Nullable String entity,
            @Nullable UUID supplier,
            Reading.Read read,
            @Nullable UUID duplicateOf,
            Coding coding) {
        return new Purchase(
                PurchaseId.next(),
                receipt,
                state,
                entity,
                supplier,
                read.facts(),
                read.findings(),
                duplicateOf,
                coding,
                List.of(),
                null,
                null,
                "",
                null,
                Money.ZERO,
                null);
    }

    private static String kind(byte[] file) {
        return new String(file, 0, Math.min(5, file.length), StandardCharsets.ISO_8859_1).equals("%PDF-")
                ? ".pdf"
                : ".xml";
    }

    private static String safe(String name) {
        String tidy = name.replaceAll("[\\p{Cntrl}\\\\/:*?\"<>|]+", "_").strip();
        return tidy.isEmpty() ? "file" : tidy.length() > 120 ? tidy.substring(0, 120) : tidy;
    }
}
