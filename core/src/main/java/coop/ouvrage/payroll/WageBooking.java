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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Books released payslips, one balanced entry each: true cost on the common pot, charge on the unit, debts to worker, tax office and
 * social security; the reservation ends and cover is drawn.
 */
@Component
class WageBooking {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Budgets budgets;
    private final Guarantee guarantee;

    WageBooking(Ledger ledger, LegalEntities entities, Budgets budgets, Guarantee guarantee) {
        this.ledger = ledger;
        this.entities = entities;
        this.budgets = budgets;
        this.guarantee = guarantee;
    }

    /**
     * Posts them in batches in which no unit stands twice: what one wage draws on the cover of a unit is known to the next.
     *
     * @param payslips in the order of their units
     */
    void book(List<Payslip> payslips, LocalDate on) {
        Map<UUID, Money> charges = new HashMap<>();
        payslips.forEach(payslip ->
                charges.merge(payslip.contract().value(), payslip.totals().charge(), Money::plus));
        List<Payslip> left = payslips;
        while (!left.isEmpty()) {
            Set<UUID> units = new HashSet<>();
            List<Payslip> later = new ArrayList<>();
            List<EntryDraft> wave = new ArrayList<>();
            for (Payslip payslip : left) {
                if (units.add(payslip.unit())) {
                    Money charge = charges.remove(payslip.contract().value());
                    wave.add(entry(payslip, charge == null ? Money.ZERO : charge, on));
                } else {
                    later.add(payslip);
                }
            }
            ledger.post(wave);
            left = later;
        }
    }

    private EntryDraft entry(Payslip payslip, Money charge, LocalDate on) {
        Totals totals = payslip.totals();
        UUID pot = entities.get(payslip.entity()).pot();
        Dimensions cost = Dim.unit(pot).subject(payslip.contract().value());
        EntryDraft.Builder entry = EntryDraft.in(payslip.entity(), Journal.PAY, on)
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
                        totals.social().plus(totals.contributions()),
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
        if (!charge.isZero()) {
            use(payslip, charge, entry);
        }
        return entry.build();
    }

    /** What a run pays of a contract is spent at once, whatever months it is for: a correction may take from one and give another. */
    private void use(Payslip payslip, Money charge, EntryDraft.Builder entry) {
        Budgets.Use use = budgets.use(payslip.contract().value(), charge, entry);
        guarantee.ofJob(payslip.job()).ifPresent(cover -> guarantee.drawn(cover.order(), use.coverUsed()));
    }
}
