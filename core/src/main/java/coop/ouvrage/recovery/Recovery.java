package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.receivables.LateCharge;
import coop.ouvrage.receivables.LateCharges;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is done to have one invoice paid: seen by its holders, answered by them, stopped and resumed by finance. */
@Service
public class Recovery {

    private static final int MOST_TEXT = 1_000;

    private final OpenItems items;
    private final StateStore states;
    private final RecoveryLog log;
    private final LateCharges charges;
    private final OverdueItems overdue;
    private final LegalCharges legal;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    Recovery(
            OpenItems items,
            StateStore states,
            RecoveryLog log,
            LateCharges charges,
            OverdueItems overdue,
            LegalCharges legal,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.items = items;
        this.states = states;
        this.log = log;
        this.charges = charges;
        this.overdue = overdue;
        this.legal = legal;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * All that is known of the recovery of an invoice.
     *
     * @param waitsForRate first day of the period whose rate of late interest is not recorded, so that the step which is due is not done;
     *     null for none
     */
    public record View(
            OpenItem item,
            RecoveryState state,
            List<LateCharge> charges,
            List<RecoveryEvent> log,
            @Nullable LocalDate waitsForRate) {

        public View {
            charges = List.copyOf(charges);
            log = List.copyOf(log);
        }
    }

    /** Empty for an invoice that is not there, or not for the reader. */
    @Transactional(readOnly = true)
    public Optional<View> of(UUID invoice) {
        return items.find(invoice)
                .filter(item -> mayRead(item, Permission.INVOICE_READ))
                .map(item -> new View(
                        item,
                        states.find(invoice),
                        charges.on(List.of(invoice)),
                        log.of(invoice),
                        missingRate(invoice)));
    }

    private @Nullable LocalDate missingRate(UUID invoice) {
        LocalDate today = time.today();
        return overdue.due(today, invoice).filter(Overdue::charges).stream()
                .flatMap(due -> legal.of(List.of(due), today).values().stream())
                .flatMap(outcome -> outcome.refusals().stream())
                .map(refusal -> refusal.arguments().get("from"))
                .filter(LocalDate.class::isInstance)
                .map(LocalDate.class::cast)
                .findFirst()
                .orElse(null);
    }

    private boolean mayRead(OpenItem item, Permission permission) {
        return item.units().stream().anyMatch(unit -> permissions.allows(permission, unit));
    }

    /** How far each of these invoices has come, for finance; those never reminded are left out. */
    @Transactional(readOnly = true)
    public List<RecoveryState> of(Collection<UUID> invoices) {
        permissions.require(Permission.BANK_READ);
        return states.of(invoices);
    }

    static String cut(String note) {
        String text = note.strip();
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) : text;
    }

    /** Takes no step any more until somebody resumes. */
    @Transactional
    public Outcome<UUID> stop(UUID invoice, String reason) {
        permissions.require(Permission.BANK_MATCH);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("recovery.reason_missing"));
        }
        RecoveryState state = states.lock(invoice);
        if (state.stoppedOn() != null) {
            return Outcome.refused(Refusal.of("recovery.stopped_already"));
        }
        states.stopped(invoice, time.today(), cut(reason));
        log.note(invoice, RecoveryEvent.Kind.STOPPED, cut(reason));
        audit.changed("recovery.stopped", "invoice", invoice, Map.of());
        return Outcome.done(invoice);
    }

    @Transactional
    public Outcome<UUID> resume(UUID invoice, String reason) {
        permissions.require(Permission.BANK_MATCH);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("recovery.reason_missing"));
        }
        if (states.lock(invoice).stoppedOn() == null) {
            return Outcome.refused(Refusal.of("recovery.not_stopped"));
        }
        states.stopped(invoice, null, null);
        log.note(invoice, RecoveryEvent.Kind.RESUMED, cut(reason));
        audit.changed("recovery.resumed", "invoice", invoice, Map.of());
        return Outcome.done(invoice);
    }

    /** Gives a claim of interest and lump sum up, and tells the log. */
    @Transactional
    public Outcome<UUID> waive(UUID invoice, UUID charge, String reason) {
        Outcome<UUID> waived = charges.waive(charge, reason);
        if (waived.isDone()) {
            log.note(invoice, RecoveryEvent.Kind.CHARGE_WAIVED, cut(reason));
        }
        return waived;
    }
}
