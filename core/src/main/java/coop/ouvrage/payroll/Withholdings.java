package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.refusal.RefusedException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What attachments take of new payslips. The law protects a part of the net of the month, whatever the contracts it comes from: each
 * payslip adds its net to the month, and what the month now allows, less what was withheld, is taken. Alimony takes first and without
 * limit; what it takes counts against what is left for the others (own reading, which protects the worker).
 */
@Component
class Withholdings {

    private final AttachmentStore store;
    private final PayCalculator law;

    Withholdings(AttachmentStore store, PayCalculator law) {
        this.store = store;
        this.law = law;
    }

    /** Workers whose wages a seizure or an assignment takes a part of. */
    Set<UUID> seized(Set<UUID> workers) {
        return store.inForce(workers).stream()
                .filter(attachment -> attachment.kind() != Attachment.Kind.ALIMONY)
                .map(Attachment::worker)
                .collect(Collectors.toSet());
    }

    /** @throws RefusedException if nobody knows how much of the pay of that month is protected: nothing is guessed */
    void requireKnown(YearMonth month) {
        law.seizable(month, Money.ZERO, 0).orThrow();
    }

    /** What is withheld from new payslips, in their order. */
    List<Deduction> of(List<Payslip> made) {
        Set<UUID> workers = made.stream().map(Payslip::worker).collect(Collectors.toSet());
        List<Attachment> inForce = store.inForce(workers);
        if (inForce.isEmpty()) {
            return List.of();
        }
        Set<UUID> concerned = inForce.stream().map(Attachment::worker).collect(Collectors.toSet());
        Taking taking = new Taking(
                inForce,
                store.nets(
                        concerned,
                        made.stream().map(payslip -> payslip.id().value()).toList()),
                store.withheld(concerned));
        List<Deduction> all = new ArrayList<>();
        made.stream()
                .filter(payslip -> concerned.contains(payslip.worker()))
                .forEach(payslip -> all.addAll(taking.of(payslip)));
        return all;
    }

    /** Months and amounts as they grow from payslip to payslip. */
    private final class Taking {

        private final Map<UUID, List<Attachment>> inForce;
        private final Map<AttachmentStore.Month, Money> nets;
        private final Map<UUID, Money> taken = new HashMap<>();
        private final Map<Map.Entry<AttachmentStore.Month, UUID>, Money> inMonth = new HashMap<>();

        Taking(
                List<Attachment> inForce,
                Map<AttachmentStore.Month, Money> nets,
                List<AttachmentStore.Withheld> withheld) {
            this.inForce = inForce.stream().collect(Collectors.groupingBy(Attachment::worker));
            this.nets = nets;
            inForce.forEach(attachment -> taken.put(attachment.id(), attachment.taken()));
            withheld.forEach(one -> inMonth.put(Map.entry(one.month(), one.attachment()), one.amount()));
        }

        List<Deduction> of(Payslip payslip) {
            AttachmentStore.Month month = AttachmentStore.Month.of(payslip);
            Money net = nets.merge(month, payslip.totals().net(), Money::plus);
            Money left = payslip.totals().net();
            List<Deduction> deductions = new ArrayList<>();
            for (Attachment attachment : inForce.getOrDefault(payslip.worker(), List.of())) {
                if (!attachment.entity().equals(payslip.entity()) || !left.isPositive()) {
                    continue;
                }
                Proof proof = proof(attachment, month, net);
                Money amount = left.min(most(attachment, month)).min(proof.free());
                if (amount.isPositive()) {
                    left = left.minus(amount);
                    taken.merge(attachment.id(), amount, Money::plus);
                    inMonth.merge(Map.entry(month, attachment.id()), amount, Money::plus);
                    deductions.add(new Deduction(
                            payslip.id(),
                            Deduction.Kind.ATTACHMENT,
                            attachment.id(),
                            amount,
                            net,
                            attachment.kind() == Attachment.Kind.ALIMONY ? null : proof.seizable()));
                }
            }
            return deductions;
        }

        /** @param free what may still be taken in the month */
        private record Proof(Money seizable, Money free) {}

        private Proof proof(Attachment attachment, AttachmentStore.Month month, Money net) {
            if (attachment.kind() == Attachment.Kind.ALIMONY) {
                return new Proof(net, net);
            }
            Money seizable = law.seizable(YearMonth.from(month.first()), net.max(Money.ZERO), attachment.children())
                    .orThrow()
                    .amount();
            return new Proof(seizable, seizable.minus(withheld(month)));
        }

        private Money withheld(AttachmentStore.Month month) {
            return Money.sum(inMonth.entrySet().stream()
                    .filter(entry -> entry.getKey().getKey().equals(month))
                    .map(Map.Entry::getValue)
                    .toList());
        }

        private Money most(Attachment attachment, AttachmentStore.Month month) {
            Money monthly = attachment.monthly();
            Money total = attachment.total();
            Money ofMonth = monthly == null
                    ? Money.ofCents(Long.MAX_VALUE / 4)
                    : monthly.minus(inMonth.getOrDefault(Map.entry(month, attachment.id()), Money.ZERO));
            Money ofAll = total == null ? ofMonth : total.minus(taken.getOrDefault(attachment.id(), Money.ZERO));
            return ofMonth.min(ofAll);
        }
    }
}
