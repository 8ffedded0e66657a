package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.treasury.spi.Recognised;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Recognises what we ordered ourselves: the debit of a batch, a single debit, a payment that came back. */
@Component
class OwnPayments implements Claimant {

    private final BatchStore store;
    private final SentPayments sent;
    private final OwedAgain owedAgain;
    private final PaymentOwners owners;
    private final Ledger ledger;

    OwnPayments(BatchStore store, SentPayments sent, OwedAgain owedAgain, PaymentOwners owners, Ledger ledger) {
        this.store = store;
        this.sent = sent;
        this.owedAgain = owedAgain;
        this.owners = owners;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.ofNullable(claims(List.of(line)).get(line.id()));
    }

    @Override
    public Map<UUID, Claim> claims(List<BankLine> lines) {
        Set<String> references = new HashSet<>();
        lines.forEach(line -> references.addAll(List.of(line.endToEndId(), line.batchReference())));
        references.remove("");
        if (references.isEmpty()) {
            return Map.of();
        }
        Map<String, PaymentBatch> batches = store.byReferences(references);
        Map<UUID, Money> inFlight = sent.inFlight(
                batches.values().stream().map(batch -> batch.id().value()).toList());
        Map<String, SentPayment> payments = sent.byEndToEndIds(references);
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        for (BankLine line : lines) {
            Optional<Claim> claim = line.isCredit()
                    ? returned(line, payments)
                    : batch(line, batches, inFlight).or(() -> single(line, payments));
            claim.ifPresent(found -> claims.put(line.id(), found));
        }
        return claims;
    }

    private static Optional<Claim> batch(BankLine line, Map<String, PaymentBatch> batches, Map<UUID, Money> inFlight) {
        return Stream.of(line.batchReference(), line.endToEndId())
                .flatMap(reference -> Stream.ofNullable(batches.get(reference)))
                .filter(batch -> batch.state() == PaymentBatch.State.RELEASED
                        && batch.entity().equals(line.entity())
                        && line.amount().negate().equals(inFlight.get(batch.id().value())))
                .findFirst()
                .map(batch -> claim(batch, Certainty.OWN_IDENTIFICATION));
    }

    private static Claim claim(PaymentBatch batch, Certainty certainty) {
        return new Claim(batch.id().value(), certainty, "treasury.claim.batch", Map.of("reference", batch.reference()));
    }

    private static Optional<Claim> single(BankLine line, Map<String, SentPayment> payments) {
        return payment(line, payments)
                .filter(payment -> payment.state() == SentPayment.State.IN_FLIGHT
                        && payment.amount().equals(line.amount().negate()))
                .map(payment -> claim(payment, "treasury.claim.payment"));
    }

    /** Only what was seen leaving: one whose debit still waits is in the books as on its way, and its return waits too. */
    private static Optional<Claim> returned(BankLine line, Map<String, SentPayment> payments) {
        return payment(line, payments)
                .filter(payment -> payment.state() == SentPayment.State.BOOKED)
                .filter(payment -> payment.amount().equals(line.amount()))
                .map(payment -> claim(payment, "treasury.claim.returned"));
    }

    private static Optional<SentPayment> payment(BankLine line, Map<String, SentPayment> payments) {
        return Optional.ofNullable(payments.get(line.endToEndId().toUpperCase(Locale.ROOT)));
    }

    private static Claim claim(SentPayment payment, String reason) {
        return new Claim(payment.id(), Certainty.OWN_IDENTIFICATION, reason, Map.of("reference", payment.endToEndId()));
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return line.isCredit()
                ? List.of()
                : store.released(line.entity(), line.amount().negate()).stream()
                        .map(batch -> claim(batch, Certainty.AMOUNT))
                        .toList();
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        UUID subject = claim.subjects().getFirst();
        Optional<PaymentBatch> batch = store.lock(new BatchId(subject));
        if (batch.isPresent()) {
            batchBooked(line, batch.get());
        } else if (line.isCredit()) {
            cameBack(line, sent.lock(subject).orElseThrow());
        } else {
            booked(List.of(new Recognised(line, claim)));
        }
    }

    /** Debits of single payments come in hundreds on a pay day: those that follow each other are booked at once. */
    @Override
    public void settle(List<Recognised> lines) {
        Set<UUID> single = sent.lock(lines.stream()
                        .filter(each -> !each.line().isCredit())
                        .map(OwnPayments::subject)
                        .toList())
                .keySet();
        List<Recognised> together = new ArrayList<>();
        for (Recognised each : lines) {
            if (!each.line().isCredit() && single.contains(subject(each))) {
                together.add(each);
            } else {
                booked(together);
                together.clear();
                settle(each.line(), each.claim());
            }
        }
        booked(together);
    }

    private static UUID subject(Recognised recognised) {
        return recognised.claim().subjects().getFirst();
    }

    private void batchBooked(BankLine line, PaymentBatch batch) {
        require(batch.state() == PaymentBatch.State.RELEASED, batch.reference());
        Money debited = line.amount().negate();
        List<SentPayment> inFlight = sent.ofBatch(batch.id()).stream()
                .filter(payment -> payment.state() == SentPayment.State.IN_FLIGHT)
                .toList();
        require(Money.sum(inFlight.stream().map(SentPayment::amount).toList()).equals(debited), batch.reference());
        ledger.post(entry(line, "ledger.text.batch_booked", batch.reference())
                .debit(AccountRole.IN_FLIGHT, debited, Dim.none())
                .credit(AccountRole.BANK, debited, Dim.none())
                .build());
        store.batchBooked(batch.id(), line.id(), line.bookedOn());
        owners.paid(inFlight, line.bookedOn());
    }

    private void booked(List<Recognised> debits) {
        if (debits.isEmpty()) {
            return;
        }
        Map<UUID, SentPayment> payments =
                sent.lock(debits.stream().map(OwnPayments::subject).toList());
        Map<SentPayment, LocalDate> days = new LinkedHashMap<>();
        Map<LocalDate, List<SentPayment>> byDay = new LinkedHashMap<>();
        List<EntryDraft> entries = new ArrayList<>();
        for (Recognised debit : debits) {
            BankLine line = debit.line();
            SentPayment payment = Objects.requireNonNull(payments.get(subject(debit)));
            boolean first = days.putIfAbsent(payment, line.bookedOn()) == null;
            require(first && payment.state() == SentPayment.State.IN_FLIGHT, payment.endToEndId());
            byDay.computeIfAbsent(line.bookedOn(), day -> new ArrayList<>()).add(payment);
            entries.add(entry(line, "ledger.text.payment_booked", payment.endToEndId())
                    .debit(AccountRole.IN_FLIGHT, payment.amount(), Dim.none())
                    .credit(AccountRole.BANK, payment.amount(), Dim.none())
                    .build());
        }
        ledger.post(entries);
        store.paymentsBooked(days);
        byDay.forEach((day, of) -> owners.paid(of, day));
    }

    /** The debt stands again; who owns it decides how it is paid. */
    private void cameBack(BankLine line, SentPayment payment) {
        require(payment.state() != SentPayment.State.RETURNED, payment.endToEndId());
        owedAgain.book(
                payment,
                entry(line, "ledger.text.payment_returned", payment.endToEndId())
                        .debit(AccountRole.BANK, payment.amount(), Dim.none()),
                line.bookedOn(),
                line.returnReason());
    }

    private static EntryDraft.Builder entry(BankLine line, String text, String reference) {
        return EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key("payments"))
                .text(text, Map.of("reference", reference));
    }

    private static void require(boolean holds, String reference) {
        if (!holds) {
            throw new IllegalStateException(reference + " is on a statement already");
        }
    }
}
