package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Why a batch may not be made, checked or released, and on which day its payments leave. */
@Component
class BatchRules {

    private final BatchStore store;
    private final SentPayments payments;
    private final PayeeChecks payees;
    private final PayeeSanctions listed;
    private final BankDays bankDays;
    private final Policies policies;
    private final CurrentUser user;
    private final BusinessTime time;

    BatchRules(
            BatchStore store,
            SentPayments payments,
            PayeeChecks payees,
            PayeeSanctions listed,
            BankDays bankDays,
            Policies policies,
            CurrentUser user,
            BusinessTime time) {
        this.store = store;
        this.payments = payments;
        this.payees = payees;
        this.listed = listed;
        this.bankDays = bankDays;
        this.policies = policies;
        this.user = user;
        this.time = time;
    }

    /** @param names of the parties that are known */
    List<Refusal> toMake(List<Payment> wanted, Map<UUID, String> names) {
        List<Refusal> refusals = new ArrayList<>();
        if (wanted.isEmpty()) {
            refusals.add(Refusal.of("treasury.batch_empty"));
        }
        if (wanted.size() > PaymentBatches.MOST_PAYMENTS) {
            refusals.add(Refusal.of("treasury.batch_too_large", "most", PaymentBatches.MOST_PAYMENTS));
        }
        if (wanted.stream().anyMatch(p -> !p.amount().isPositive())) {
            refusals.add(Refusal.of("treasury.amount_not_positive"));
        }
        if (wanted.stream().anyMatch(p -> !names.containsKey(p.party()))) {
            refusals.add(Refusal.of("treasury.party_unknown"));
        }
        long sources = wanted.stream()
                .map(p -> p.sourceType() + p.sourceId())
                .distinct()
                .count();
        List<String> paid = payments.alreadyPaid(wanted);
        if (!paid.isEmpty() || sources < wanted.size()) {
            refusals.add(Refusal.of("treasury.already_paid", "count", Math.max(1, paid.size())));
        }
        return refusals;
    }

    List<Refusal> toCheck(PaymentBatch batch, List<SentPayment> sent) {
        List<Refusal> refusals = toActOn(batch, sent);
        if (batch.madeBy() != null) {
            refusals.add(Refusal.of("treasury.batch_checked", "reference", batch.reference()));
        }
        return refusals;
    }

    /**
     * Banks are asked about payees, and their names compared with the list, of a batch alone that two people may release.
     *
     * @param checks what banks say about the payees, by payment
     */
    List<Refusal> toRelease(PaymentBatch batch, List<SentPayment> sent, Supplier<Map<UUID, PayeeCheck>> checks) {
        List<Refusal> refusals = byTwoPeople(batch, sent);
        if (refusals.isEmpty()) {
            refusals.addAll(payees.refusals(checks.get(), sent));
            refusals.addAll(listed.refusals(sent));
        }
        return refusals;
    }

    private List<Refusal> byTwoPeople(PaymentBatch batch, List<SentPayment> sent) {
        List<Refusal> refusals = toActOn(batch, sent);
        if (batch.firstPerson() == null) {
            refusals.add(Refusal.of("treasury.batch_not_checked", "reference", batch.reference()));
        } else if (batch.firstPerson().equals(actor())) {
            refusals.add(Refusal.of("treasury.batch_own"));
        }
        Money limit = policies.amount("treasury.release_limit", time.today());
        Money today = store.releasedSince(
                actor(), time.today().atStartOfDay(BusinessTime.ZONE).toOffsetDateTime());
        Money most = policies.amount("treasury.batch_limit", time.today());
        if (batch.total().compareTo(most) > 0) {
            refusals.add(Refusal.of("treasury.batch_above_limit", "limit", most));
        }
        if (batch.kind() != PaymentBatch.Kind.WAGES && today.plus(batch.total()).compareTo(limit) > 0) {
            refusals.add(Refusal.of("treasury.above_limit", "limit", limit, "released", today));
        }
        return refusals;
    }

    private List<Refusal> toActOn(PaymentBatch batch, List<SentPayment> sent) {
        List<Refusal> refusals = new ArrayList<>();
        if (batch.state() != PaymentBatch.State.MADE) {
            refusals.add(Refusal.of("treasury.batch_not_waiting", "reference", batch.reference()));
        }
        if (actor() == null) {
            refusals.add(Refusal.of("treasury.batch_by_person"));
        }
        if (sent.stream().anyMatch(payment -> payment.isInBatch() && user.is(payment.party()))) {
            refusals.add(Refusal.of("treasury.batch_pays_you"));
        }
        return refusals;
    }

    /** A day on which banks work; after the cut-off of today the next one at least. */
    LocalDate payable(LocalDate day) {
        boolean late = time.local().getHour() >= policies.number("treasury.cut_off", time.today());
        LocalDate first = late ? time.today().plusDays(1) : time.today();
        return bankDays.sameOrNext(day.isBefore(first) ? first : day);
    }

    @Nullable
    UUID actor() {
        return user.id().map(UserId::value).orElse(null);
    }
}
