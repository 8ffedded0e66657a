package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hiring declarations of contracts: queued with the signature, sent and asked for by rounds, shown with their receipts. */
@Service
public class Declarations {

    private final DeclarationStore store;
    private final ReceiptStore receipts;
    private final StudentHoursStore hours;
    private final DeclarationExchange exchange;
    private final DeclarationFormat format;
    private final DeclarationTrouble trouble;
    private final ContractStore contracts;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final Outgoing outgoing;

    Declarations(
            DeclarationStore store,
            ReceiptStore receipts,
            StudentHoursStore hours,
            DeclarationExchange exchange,
            DeclarationFormat format,
            DeclarationTrouble trouble,
            ContractStore contracts,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            Outgoing outgoing) {
        this.store = store;
        this.receipts = receipts;
        this.hours = hours;
        this.exchange = exchange;
        this.format = format;
        this.trouble = trouble;
        this.contracts = contracts;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.outgoing = outgoing;
    }

    /** The messages of a contract, oldest first. */
    public List<Declaration> of(ContractId contract) {
        return store.of(contract);
    }

    /** Every exchange about a message, oldest first. */
    public List<Receipt> receipts(UUID declaration) {
        return receipts.of(declaration);
    }

    /** Student hours of a worker that this house has planned or counted in a year. Other employers' hours are known to the authority only. */
    public int studentHours(UUID worker, int year) {
        return hours.here(worker, year);
    }

    /**
     * One round: sends what waits, asks for what is due. A timer calls it every second; a demo or test that turns the clock calls
     * it itself. Never inside a transaction: rows would stay locked while the authority thinks.
     *
     * @return how many messages were dealt with
     */
    @Transactional(propagation = Propagation.NEVER)
    public int exchange() {
        return outgoing.isHeld() ? 0 : exchange.round();
    }

    /** Declares the work of a contract. In the transaction of the entity's signature. */
    void declare(WorkContract contract) {
        List<Period> periods = periods(contract);
        for (int i = 0; i < periods.size(); i++) {
            store.queue(contract.id(), DeclarationKind.IN, i + 1, periods.get(i), contract.startsAt(), time.now());
        }
    }

    /**
     * Tells the authority that days or hours have changed. Periods that did not change are left alone; where the number of periods
     * has changed, old ones are cancelled and new ones declared.
     */
    void change(WorkContract before, WorkContract now) {
        if (now.term() != null) {
            return; // other hours of a month are no other period
        }
        List<Period> old = periods(before);
        List<Period> periods = periods(now);
        for (int i = 0; i < Math.max(old.size(), periods.size()); i++) {
            if (i >= periods.size()) {
                store.queue(now.id(), DeclarationKind.CANCEL, i + 1, old.get(i), now.startsAt(), time.now());
            } else if (i >= old.size()) {
                store.queue(now.id(), DeclarationKind.IN, i + 1, periods.get(i), now.startsAt(), time.now());
            } else if (!old.get(i).equals(periods.get(i))) {
                DeclarationKind kind =
                        isShorter(old.get(i), periods.get(i)) ? DeclarationKind.OUT : DeclarationKind.UPDATE;
                store.queue(now.id(), kind, i + 1, periods.get(i), now.startsAt(), time.now());
            }
        }
    }

    /** Only the end comes earlier, and no planned hours change with it. */
    private static boolean isShorter(Period old, Period now) {
        return old.from().equals(now.from())
                && isBefore(now.to(), old.to())
                && old.plannedHours() == now.plannedHours();
    }

    private static boolean isBefore(@Nullable LocalDate end, @Nullable LocalDate other) {
        return end != null && (other == null || end.isBefore(other));
    }

    /** Tells the end of a lasting contract that was declared without one, or with a later one. */
    void ends(WorkContract firstMonth, LocalDate lastDay) {
        Period period = new Period(periods(firstMonth).getFirst().from(), lastDay, 0);
        store.queue(firstMonth.id(), DeclarationKind.OUT, 1, period, firstMonth.startsAt(), time.now());
    }

    /** Takes back what was declared; what has not left yet never leaves. */
    void cancel(WorkContract contract) {
        List<Period> periods = periods(contract);
        for (Declaration declaration : store.of(contract.id())) {
            if (declaration.state() == DeclarationState.QUEUED) {
                store.drop(declaration.id(), time.now());
            } else if (declaration.kind() == DeclarationKind.IN && declaration.state() != DeclarationState.REFUSED) {
                store.queue(
                        contract.id(),
                        DeclarationKind.CANCEL,
                        declaration.periodNr(),
                        periods.get(Math.min(declaration.periodNr(), periods.size()) - 1),
                        contract.startsAt(),
                        time.now());
            }
        }
        trouble.cancelled(contract.id());
    }

    /**
     * The messages that the authority refused and nothing has followed: for each period the last one that was not dropped. Of work that
     * was cancelled only the cancellation matters.
     *
     * @param all the messages of the contract, oldest first
     */
    public static List<Declaration> refused(WorkContract contract, List<Declaration> all) {
        Map<Integer, Declaration> last = new TreeMap<>();
        all.stream()
                .filter(message -> message.state() != DeclarationState.DROPPED)
                .forEach(message -> last.put(message.periodNr(), message));
        return last.values().stream()
                .filter(message -> message.state() == DeclarationState.REFUSED)
                .filter(message ->
                        contract.state() != ContractState.CANCELLED || message.kind() == DeclarationKind.CANCEL)
                .toList();
    }

    /** Sends again what the authority refused, once an officer has mended the cause: a start, a change, an end or a cancellation. */
    @Transactional
    public Outcome<ContractId> again(ContractId id) {
        permissions.require(Permission.DECLARATION_HANDLE);
        WorkContract contract = contracts.lock(id).orElseThrow();
        List<Declaration> refused = refused(contract, store.of(id));
        if (refused.isEmpty()) {
            return Outcome.refused(Refusal.of("employment.nothing_to_declare_again"));
        }
        refused.forEach(d -> store.queue(id, d.kind(), d.periodNr(), d.period(), contract.startsAt(), time.now()));
        if (contract.state() == ContractState.REFUSED) {
            contracts.state(id, ContractState.SIGNED);
        }
        audit.changed("declaration.again", "contract", id.value(), Map.of());
        return Outcome.done(id);
    }

    private List<Period> periods(WorkContract contract) {
        LongTerm term = contract.term();
        if (term == null) {
            return format.periods(contract.kind(), contract.days());
        }
        return contract.isContinuation() ? List.of() : List.of(new Period(term.startsOn(), term.endsOn(), 0));
    }
}
