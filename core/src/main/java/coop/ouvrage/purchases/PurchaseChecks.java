package coop.ouvrage.purchases;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.PayeeSanctions;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Why something may not be done with a document, all reasons at once. */
@Component
class PurchaseChecks {

    private static final int LONGEST_CALL = 200;

    static final Set<String> REASONS =
            Set.of("REF", "LEG", "REC", "QUA", "DEL", "PRI", "QTY", "ITM", "PAY", "UNR", "FIN", "PPD", "OTH");

    private final PurchaseBooking booking;
    private final Sharing sharing;
    private final Deductions deductions;
    private final Units units;
    private final Suppliers suppliers;
    private final PurchaseTasks tasks;
    private final PayeeSanctions sanctions;
    private final Parties parties;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    PurchaseChecks(
            PurchaseBooking booking,
            Sharing sharing,
            Deductions deductions,
            Units units,
            Suppliers suppliers,
            PurchaseTasks tasks,
            PayeeSanctions sanctions,
            Parties parties,
            CurrentUser user,
            JdbcClient jdbc) {
        this.booking = booking;
        this.sharing = sharing;
        this.deductions = deductions;
        this.units = units;
        this.suppliers = suppliers;
        this.tasks = tasks;
        this.sanctions = sanctions;
        this.parties = parties;
        this.user = user;
        this.jdbc = jdbc;
    }

    List<Refusal> ofAssignment(Purchase purchase, Purchases.Assignment assignment) {
        List<Refusal> refusals = waiting(purchase, State.NEW, State.HOLDER, State.FINANCE);
        Optional<ProductionUnit> unit = units.find(assignment.unit());
        if (unit.isEmpty() || !unit.get().open() || unit.get().kind() == ProductionUnit.Kind.FUND) {
            refusals.add(Refusal.of("purchases.unit_unknown", "field", "unit"));
        } else if (purchase.entity() != null && !unit.get().entity().equals(purchase.entity())) {
            refusals.add(Refusal.of("purchases.unit_of_another_entity", "field", "unit"));
        }
        refusals.addAll(
                deductions.refusals(assignment.limit(), deductible(purchase, assignment), booking.day(purchase)));
        return refusals;
    }

    /** As much as the law leaves, unless somebody said less. */
    BigDecimal deductible(Purchase purchase, Purchases.Assignment assignment) {
        return assignment.deductible() == null
                ? deductions.most(assignment.limit(), booking.day(purchase))
                : assignment.deductible();
    }

    /** Of an open unit; empty for one that there is not. */
    Optional<String> entityOf(UUID unit) {
        return units.find(unit).map(ProductionUnit::entity);
    }

    List<Refusal> ofApproval(Purchase purchase) {
        List<Refusal> refusals = waiting(purchase, State.HOLDER);
        refusals.addAll(ofContent(purchase));
        return refusals;
    }

    List<Refusal> ofBooking(Purchase purchase) {
        List<Refusal> refusals = waiting(purchase, State.FINANCE);
        refusals.addAll(ofContent(purchase));
        boolean approvedByMe = Stream.concat(
                        Stream.ofNullable(purchase.holderBy()),
                        purchase.parts().stream().map(Purchase.Part::approvedBy).filter(Objects::nonNull))
                .anyMatch(user::is);
        if (approvedByMe) {
            refusals.add(Refusal.of("purchases.own_case"));
        }
        refusals.addAll(ofSupplier(purchase));
        return refusals;
    }

    /** Before a debt is in the books: documents in another currency are paid at the bank, by no batch that would ask. */
    private List<Refusal> ofSupplier(Purchase purchase) {
        UUID supplier = purchase.supplier();
        int open = supplier == null ? 0 : sanctions.ask(parties.names(List.of(supplier)));
        return open == 0 ? List.of() : List.of(Refusal.of("purchases.supplier_listed", "count", open));
    }

    /** What stands in the way of booking, whoever looks. */
    List<Refusal> ofContent(Purchase purchase) {
        List<Refusal> refusals = new ArrayList<>();
        Facts facts = purchase.facts();
        boolean incomplete = facts.excl() == null || facts.vat() == null || facts.payable() == null;
        refusals.addAll(booking.inEuro(purchase).refusals());
        if (incomplete || purchase.findings().stream().anyMatch(Reading::isAboutAmounts)) {
            refusals.add(Refusal.of("purchases.wrong_totals"));
        } else if (!PurchaseBooking.isRounding(purchase)) {
            refusals.add(Refusal.of("purchases.part_paid"));
        }
        Money credited = facts.payable();
        if (credited != null) {
            booking.leftOfCorrected(purchase)
                    .filter(left -> credited.compareTo(left) > 0)
                    .ifPresent(left -> refusals.add(Refusal.of(
                            "purchases.credit_above",
                            "number",
                            Objects.requireNonNull(facts.corrects()),
                            "left",
                            left.max(Money.ZERO).toDecimal().toPlainString(),
                            "currency",
                            facts.currency())));
        }
        refusals.addAll(sharing.refusals(purchase));
        if (purchase.parts().isEmpty()) {
            refusals.addAll(sharing.contradicted(purchase.coding().treatment(), facts.table()));
        }
        if (facts.issuedOn() == null || facts.number().isEmpty()) {
            refusals.add(Refusal.of("purchases.no_number_or_date"));
        }
        if (purchase.coding().unit() == null) {
            refusals.add(Refusal.of("purchases.unit_missing"));
        } else if (refusals.isEmpty() && purchase.entity() != null && purchase.supplier() != null) {
            refusals.addAll(booking.ofInvestments(purchase));
        }
        if (purchase.entity() == null) {
            refusals.add(Refusal.of("purchases.not_for_us"));
        }
        return refusals;
    }

    List<Refusal> ofRefusal(Purchase purchase, String reasonCode, String reason) {
        List<Refusal> refusals =
                waiting(purchase, State.UNREADABLE, State.DUPLICATE, State.NEW, State.HOLDER, State.FINANCE);
        if (!REASONS.contains(reasonCode)) {
            refusals.add(Refusal.of("purchases.reason_code", "field", "reason_code"));
        }
        if (reason.isBlank() || reason.length() > 500) {
            refusals.add(Refusal.of("purchases.reason_missing", "field", "reason", "longest", 500));
        }
        return refusals;
    }

    List<Refusal> ofAccount(Purchase purchase, String called, String said) {
        List<Refusal> refusals = new ArrayList<>();
        if (!called.matches("(?s).*\\d{3}.*") || called.length() > LONGEST_CALL) {
            refusals.add(Refusal.of("purchases.called_missing"));
        }
        if (said.isBlank() || said.length() > LONGEST_CALL) {
            refusals.add(Refusal.of("purchases.said_missing"));
        }
        if (account(purchase).isEmpty()) {
            refusals.add(Refusal.of("purchases.no_account"));
        }
        boolean bookedByMe = jdbc.sql("select decided_by from purchase where id = :id")
                .param("id", purchase.id().value())
                .query((row, n) -> Optional.ofNullable(row.getObject("decided_by", UUID.class)))
                .single()
                .filter(user::is)
                .isPresent();
        if (bookedByMe) {
            refusals.add(Refusal.of("purchases.own_case"));
        }
        return refusals;
    }

    private List<Refusal> waiting(Purchase purchase, State... states) {
        List<Refusal> refusals = new ArrayList<>();
        if (!List.of(states).contains(purchase.state())) {
            refusals.add(Refusal.of("purchases.not_waiting"));
        }
        return refusals;
    }

    /** The account that the document names, if it is one. */
    static Optional<Iban> account(Purchase purchase) {
        String iban = purchase.facts().iban();
        return iban == null ? Optional.empty() : Iban.parse(iban);
    }

    boolean isAccountConfirmed(Purchase purchase) {
        UUID supplier = purchase.supplier();
        return supplier != null
                && account(purchase)
                        .filter(iban -> suppliers.isConfirmed(supplier, iban))
                        .isPresent();
    }

    /**
     * A new or changed account is the commonest fraud: nothing is paid on it before somebody asked the supplier. Another currency is paid
     * at the bank, since a file of SEPA transfers pays euro only.
     */
    void askHowToPay(Purchase purchase) {
        if (purchase.facts().credit()) {
            return;
        }
        if (!purchase.facts().isEuro()) {
            tasks.open(PurchaseTasks.ABROAD, purchase);
        } else if (!isAccountConfirmed(purchase)) {
            tasks.open(PurchaseTasks.ACCOUNT, purchase);
        }
    }

    void confirm(Purchase purchase, String called, String said) {
        suppliers.confirm(
                Objects.requireNonNull(purchase.supplier()),
                account(purchase).orElseThrow(),
                user.partyId().orElse(null),
                called,
                said);
        tasks.close(PurchaseTasks.ACCOUNT, purchase.id());
    }
}
