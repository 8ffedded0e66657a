package coop.ouvrage.payroll;

import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Spending;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * Books released payslips, one balanced entry each: true cost on the common pot, charge on the unit, debts to worker, tax office,
 * social security and fund of the sector; the reservation ends and cover is drawn.
 */
@Component
class WageBooking {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Budgets budgets;
    private final Guarantee guarantee;
    private final AttachmentStore attachments;

    WageBooking(
            Ledger ledger, LegalEntities entities, Budgets budgets, Guarantee guarantee, AttachmentStore attachments) {
        this.ledger = ledger;
        this.entities = entities;
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.attachments = attachments;
    }

    /**
     * Posts them at once; what one wage draws on the cover of a unit is known to the next.
     *
     * @param booked told how many more are, each time some are
     */
    void book(List<Payslip> payslips, LocalDate on, IntConsumer booked) {
        // What a run pays of a contract is spent at once: a correction may take from one month and give to another.
        Map<UUID, Money> charges = new HashMap<>();
        payslips.forEach(payslip ->
                charges.merge(payslip.contract().value(), payslip.totals().charge(), Money::plus));
        Spending spending = budgets.spending(Set.copyOf(charges.keySet()));
        Map<UUID, Money> drawn = new HashMap<>();
        List<EntryDraft> entries = new ArrayList<>();
        for (Payslip payslip : payslips) {
            Money charge = charges.remove(payslip.contract().value());
            EntryDraft.Builder entry = entry(payslip, on);
            if (charge != null && !charge.isZero()) {
                Budgets.Use use = spending.use(payslip.contract().value(), charge, entry);
                drawn.merge(payslip.job(), use.coverUsed(), Money::plus);
            }
            entries.add(entry.build());
        }
        spending.save();
        drawn.values().removeIf(Money::isZero);
        guarantee.drawnByJob(drawn);
        ledger.post(entries, booked);
    }

    /**
     * What was paid in advance is no longer owed by the worker, and no longer owed to them; what is withheld is owed to the creditor
     * instead. A difference lies in the nets alone.
     */
    void bookDeductions(List<Payslip> payslips, Map<UUID, List<Deduction>> deductions, LocalDate on) {
        Map<UUID, UUID> creditors = attachments.creditors(deductions.values().stream()
                .flatMap(List::stream)
                .filter(deduction -> deduction.kind() == Deduction.Kind.ATTACHMENT)
                .map(Deduction::source)
                .toList());
        ledger.post(payslips.stream()
                .flatMap(payslip -> deductions.getOrDefault(payslip.id().value(), List.of()).stream()
                        .filter(deduction -> deduction.kind() != Deduction.Kind.DIFFERENCE)
                        .map(deduction -> deduction(payslip, deduction, party(payslip, deduction, creditors), on)))
                .toList());
    }

    private static UUID party(Payslip payslip, Deduction deduction, Map<UUID, UUID> creditors) {
        return deduction.kind() == Deduction.Kind.ADVANCE
                ? payslip.worker()
                : Objects.requireNonNull(creditors.get(deduction.source()));
    }

    /** @param party the creditor, or the worker who was paid in advance */
    private static EntryDraft deduction(Payslip payslip, Deduction deduction, UUID party, LocalDate on) {
        boolean advance = deduction.kind() == Deduction.Kind.ADVANCE;
        return EntryDraft.in(payslip.entity(), Journal.PAY, on)
                .from(advance ? AdvanceTransfer.SOURCE : AttachmentTransfers.SOURCE, deduction.source())
                .key("payslip:" + payslip.id() + ":taken:" + deduction.source())
                .text(
                        advance ? "ledger.text.advance_taken" : "ledger.text.withheld",
                        Map.of("month", payslip.month().toString().substring(0, 7)))
                .debit(
                        AccountRole.NET_WAGES_PAYABLE,
                        deduction.amount(),
                        Dim.party(payslip.worker()).subject(payslip.id().value()))
                .credit(
                        advance ? AccountRole.WAGE_ADVANCES : AccountRole.ATTACHMENTS_PAYABLE,
                        deduction.amount(),
                        Dim.party(party).subject(deduction.source()))
                .build();
    }

    private EntryDraft.Builder entry(Payslip payslip, LocalDate on) {
        Totals totals = payslip.totals();
        UUID pot = entities.get(payslip.entity()).pot();
        Dimensions cost = Dim.unit(pot).subject(payslip.contract().value());
        return EntryDraft.in(payslip.entity(), Journal.PAY, on)
                .from("payslip", payslip.id().value())
                .key("payslip:" + payslip.id() + ":released")
                .text(
                        "ledger.text.payslip",
                        Map.of("month", payslip.month().toString().substring(0, 7)))
                .debit(AccountRole.GROSS_WAGES, totals.gross(), cost)
                .debit(AccountRole.EMPLOYER_CONTRIBUTIONS, totals.contributions(), cost)
                .debit(AccountRole.HOLIDAY_COST, totals.holiday(), cost)
                .credit(
                        AccountRole.NET_WAGES_PAYABLE,
                        totals.net(),
                        Dim.party(payslip.worker()).subject(payslip.id().value()))
                .credit(
                        AccountRole.WITHHOLDING_PAYABLE,
                        totals.tax(),
                        Dim.subject(payslip.id().value()))
                .credit(
                        AccountRole.SOCIAL_SECURITY_PAYABLE,
                        totals.socialSecurity(),
                        Dim.subject(payslip.id().value()))
                .credit(
                        AccountRole.SECTOR_FUNDS_PAYABLE,
                        totals.fund(),
                        Dim.subject(payslip.id().value()))
                .credit(
                        AccountRole.HOLIDAY_PROVISION,
                        totals.holiday(),
                        Dim.subject(payslip.id().value()))
                .debit(
                        AccountRole.JOB_BUDGET,
                        totals.charge(),
                        Dim.unit(payslip.unit()).subject(payslip.job()))
                .credit(AccountRole.JOB_BUDGET, totals.charge(), cost);
    }
}
