package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import coop.ouvrage.receivables.LateCharge;
import coop.ouvrage.receivables.LateCharges;
import coop.ouvrage.recovery.spi.LatePaymentLaw;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the law lets the co-operative add to invoices that are late. A rate that nobody knows is refused, never guessed. */
@Component
class LegalCharges {

    private final LatePaymentLaw law;
    private final LateInterest interest;
    private final LateCharges charges;
    private final JdbcClient jdbc;

    LegalCharges(LatePaymentLaw law, LateCharges charges, JdbcClient jdbc) {
        this.law = law;
        this.interest = new LateInterest(law);
        this.charges = charges;
        this.jdbc = jdbc;
    }

    /** What may be asked for beside each on that day: what was claimed before and is open, and what a step that charges adds to it. */
    Map<UUID, Outcome<Charged>> of(Collection<Overdue> items, LocalDate day) {
        List<UUID> invoices = items.stream().map(Overdue::invoice).toList();
        Map<UUID, List<LateInterest.Paid>> paid = paid(
                items.stream().filter(Overdue::charges).map(Overdue::invoice).toList());
        Map<UUID, List<LateCharge>> before =
                charges.on(invoices).stream().collect(Collectors.groupingBy(LateCharge::invoice));
        Map<UUID, Outcome<Charged>> all = new LinkedHashMap<>();
        for (Overdue item : items) {
            all.put(
                    item.invoice(),
                    of(
                            item,
                            paid.getOrDefault(item.invoice(), List.of()),
                            before.getOrDefault(item.invoice(), List.of()),
                            day));
        }
        return all;
    }

    private Outcome<Charged> of(Overdue item, List<LateInterest.Paid> paid, List<LateCharge> before, LocalDate day) {
        Money interestOpen =
                Money.sum(before.stream().map(LegalCharges::interestOpen).toList());
        Money lumpOpen =
                Money.sum(before.stream().map(LateCharge::left).toList()).minus(interestOpen);
        if (!item.charges()) {
            return Outcome.done(new Charged(item, interestOpen, lumpOpen, null));
        }
        Money claimed = Money.sum(before.stream().map(LateCharge::interest).toList());
        boolean lumpClaimed = before.stream().anyMatch(charge -> charge.lump().isPositive());
        return switch (interest.interest(item.asked(), paid, after(item), day)) {
            case Outcome.Refused<Money>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<Money>(Money whole) -> {
                Money more = whole.minus(claimed).max(Money.ZERO);
                Money lump = lumpClaimed ? Money.ZERO : lump(item, day);
                yield Outcome.done(new Charged(
                        item,
                        interestOpen.plus(more),
                        lumpOpen.plus(lump),
                        new LateCharge.Claim(item.invoice(), more, lump, day)));
            }
        };
    }

    /** A payment clears interest first. */
    private static Money interestOpen(LateCharge charge) {
        return charge.droppedOn() == null
                ? charge.interest().minus(charge.paid()).max(Money.ZERO)
                : Money.ZERO;
    }

    /** Of a consumer interest counts from the day after the first reminder was sent, else from the day after the due date. */
    private static LocalDate after(Overdue item) {
        LocalDate reminded = item.firstOn();
        return item.debtor() == DebtorKind.CONSUMER && reminded != null && reminded.isAfter(item.dueOn())
                ? reminded
                : item.dueOn();
    }

    private Money lump(Overdue item, LocalDate day) {
        return item.debtor() == DebtorKind.CONSUMER ? law.consumerCompensation(item.left(), day) : law.lumpSum(day);
    }

    private Map<UUID, List<LateInterest.Paid>> paid(List<UUID> invoices) {
        return jdbc
                .sql("""
                select invoice_id, settled_on, amount_cents from settlement
                where invoice_id = any(:ids) and kind = 'PAYMENT' and undone_on is null order by settled_on, id""")
                .param("ids", invoices.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject("invoice_id", UUID.class),
                        new LateInterest.Paid(
                                row.getObject("settled_on", LocalDate.class),
                                Money.ofCents(row.getLong("amount_cents")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** Books what was added. */
    void claim(List<Charged> all) {
        charges.claim(all.stream()
                .flatMap(charged -> Stream.ofNullable(charged.claim()))
                .toList());
    }
}
