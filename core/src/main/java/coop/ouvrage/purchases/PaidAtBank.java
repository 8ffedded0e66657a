package coop.ouvrage.purchases;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.JournalEntry;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Invoices of suppliers that were paid at the bank or by card, not by a batch of ours: those in another currency, above all. What the bank
 * took in euro pays such an invoice whole; the difference is one of exchange and falls on the common pot. A person always decides.
 */
@Component
class PaidAtBank implements Claimant {

    private final PurchaseStore store;
    private final PurchaseListing listing;
    private final PurchaseTasks tasks;
    private final SetOff setOff;
    private final Responses responses;
    private final Units units;
    private final Ledger ledger;
    private final Policies policies;
    private final BusinessTime time;

    PaidAtBank(
            PurchaseStore store,
            PurchaseListing listing,
            PurchaseTasks tasks,
            SetOff setOff,
            Responses responses,
            Units units,
            Ledger ledger,
            Policies policies,
            BusinessTime time) {
        this.store = store;
        this.listing = listing;
        this.tasks = tasks;
        this.setOff = setOff;
        this.responses = responses;
        this.units = units;
        this.ledger = ledger;
        this.policies = policies;
        this.time = time;
    }

    /**
     * An invoice that is owed.
     *
     * @param payable in its currency
     * @param open in euro
     */
    record Owed(
            UUID id,
            String entity,
            String number,
            String supplier,
            @Nullable String iban,
            String currency,
            BigDecimal payable,
            Money open) {

        boolean isEuro() {
            return currency.equals("EUR");
        }
    }

    @Override
    public String name() {
        return "purchases";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.empty();
    }

    @Override
    public Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        BigDecimal most = policies.rate("purchases.exchange_most", time.today());
        List<BankLine> debits =
                lines.stream().filter(line -> line.amount().isNegative()).toList();
        Map<String, List<Owed>> owed =
                listing.owed(debits.stream().map(line -> line.amount().negate()).toList()).stream()
                        .collect(Collectors.groupingBy(Owed::entity));
        Map<UUID, List<Claim>> proposals = new HashMap<>();
        for (BankLine line : debits) {
            List<Claim> claims = owed.getOrDefault(line.entity(), List.of()).stream()
                    .filter(purchase -> fits(line, purchase, most))
                    .map(purchase -> claim(purchase, certainty(line, purchase)))
                    .toList();
            proposals.put(line.id(), claims);
        }
        return proposals;
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return proposals(List.of(line)).getOrDefault(line.id(), List.of());
    }

    @Override
    public List<Claim> search(BankLine line, String words) {
        BigDecimal most = policies.rate("purchases.exchange_most", time.today());
        return !line.amount().isNegative()
                ? List.of()
                : listing.owed(line.entity(), words).stream()
                        .filter(purchase -> fits(line, purchase, most))
                        .map(purchase -> claim(purchase, Certainty.CHOSEN))
                        .toList();
    }

    private static boolean fits(BankLine line, Owed purchase, BigDecimal most) {
        Money beside = line.amount().negate().minus(purchase.open()).abs();
        return purchase.isEuro()
                ? beside.isZero()
                : beside.compareTo(purchase.open().times(most)) <= 0;
    }

    private static Certainty certainty(BankLine line, Owed purchase) {
        BankLine.Instructed instructed = line.instructed();
        String said = (line.text() + " " + line.counterparty()).toLowerCase(Locale.ROOT);
        if (instructed != null
                && instructed.currency().equals(purchase.currency())
                && instructed.amount().compareTo(purchase.payable()) == 0) {
            return Certainty.NAMED;
        }
        if (purchase.iban() != null && line.counterAccount().replace(" ", "").equals(purchase.iban())) {
            return Certainty.KNOWN_ACCOUNT;
        }
        if (purchase.number().length() > 2 && said.contains(purchase.number().toLowerCase(Locale.ROOT))) {
            return Certainty.NUMBER_IN_TEXT;
        }
        return said.contains(purchase.supplier().toLowerCase(Locale.ROOT)) ? Certainty.NAME : Certainty.AMOUNT;
    }

    private static Claim claim(Owed purchase, Certainty certainty) {
        return new Claim(
                purchase.id(),
                certainty,
                purchase.isEuro() ? "purchases.claim" : "purchases.claim.exchange",
                Map.of(
                        "number",
                        purchase.number(),
                        "supplier",
                        purchase.supplier(),
                        "open",
                        purchase.open(),
                        "amount",
                        purchase.currency() + " " + purchase.payable().toPlainString()));
    }

    /** Refused when it is no longer owed, or a batch is about to pay it. */
    @Override
    public void settle(BankLine line, Claim claim) {
        PurchaseId id = new PurchaseId(claim.subjects().getFirst());
        Purchase purchase = store.lock(id).orElseThrow();
        if (purchase.state() != Purchase.State.BOOKED || setOff.isBeingPaid(id.value())) {
            throw new RefusedException(Refusal.of("purchases.not_owed"));
        }
        Money paid = line.amount().negate();
        Money lost = paid.minus(purchase.open());
        Dimensions pot = Dim.unit(units.pot(line.entity()));
        ledger.post(EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key(name()))
                .text(
                        "ledger.text.purchase_paid",
                        Map.of("number", purchase.facts().number()))
                .debit(
                        AccountRole.SUPPLIER,
                        purchase.open(),
                        Dim.party(Objects.requireNonNull(purchase.supplier())).subject(id.value()))
                .debit(AccountRole.EXCHANGE_LOSS, lost.max(Money.ZERO), pot)
                .credit(AccountRole.EXCHANGE_GAIN, lost.negate().max(Money.ZERO), pot)
                .credit(AccountRole.BANK, paid, Dim.none())
                .build());
        store.paid(id, Purchase.State.PAID, Money.ZERO, line.bookedOn());
        responses.queue(purchase, Responses.Code.PD, "", "");
        tasks.close(PurchaseTasks.ABROAD, id);
        tasks.close(PurchaseTasks.ACCOUNT, id);
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        for (JournalEntry entry : ledger.entriesOf(line.id())) {
            if (entry.key().equals(line.key(name()))) {
                ledger.reverse(entry.id(), line.bookedOn(), "ledger.text.match_undone");
                entry.lines().stream()
                        .filter(each -> each.dimensions().party() != null)
                        .forEach(each -> owedAgain(
                                Objects.requireNonNull(each.dimensions().subject()), each.amount()));
            }
        }
        return List.of();
    }

    private void owedAgain(UUID purchase, Money amount) {
        PurchaseId id = new PurchaseId(purchase);
        store.paid(id, Purchase.State.BOOKED, amount, null);
        Purchase owed = store.find(id).orElseThrow();
        if (!owed.facts().isEuro()) {
            tasks.open(PurchaseTasks.ABROAD, owed);
        }
    }
}
