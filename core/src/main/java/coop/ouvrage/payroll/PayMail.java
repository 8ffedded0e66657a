package coop.ouvrage.payroll;

import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mails to workers about their pay: no amount stands in them, the payslip is behind the log-in. */
@Component
class PayMail {

    private final Messages messages;
    private final Parties parties;

    PayMail(Messages messages, Parties parties) {
        this.messages = messages;
        this.parties = parties;
    }

    /** To the workers of a run, all at once. */
    void released(List<Payslip> payslips, Map<UUID, Person> workers, LocalDate creditedOn) {
        messages.send(payslips.stream()
                .flatMap(payslip -> told(
                        payslip,
                        workers.get(payslip.worker()),
                        payslip.isCorrection() ? "payroll.mail.corrected" : "payroll.mail.payslip",
                        Map.of("day", creditedOn, "work", payslip.lastDay()))
                        .stream())
                .toList());
    }

    /** To those of a run who are not paid with it: they are owed their wage, and no day is promised. */
    void held(List<Payslip> payslips, Map<UUID, Person> workers) {
        messages.send(payslips.stream()
                .flatMap(payslip -> told(
                        payslip, workers.get(payslip.worker()), "payroll.mail.held", Map.of("work", payslip.lastDay()))
                        .stream())
                .toList());
    }

    private static Optional<Message> told(
            Payslip payslip, @Nullable Person worker, String key, Map<String, Object> values) {
        if (worker == null || worker.email() == null) {
            return Optional.empty();
        }
        return Optional.of(Message.to(worker.email(), worker.language().getLanguage(), key)
                .with(values)
                .link("/payslips/" + payslip.id())
                .once("payslip:" + payslip.id() + ":released"));
    }

    /** A wage that came back or waited is paid with a later run. */
    void leaves(Payslip payslip, PayRunId run, LocalDate creditedOn) {
        tell(
                payslip.worker(),
                "payroll.mail.leaves",
                Map.of("day", creditedOn, "work", payslip.lastDay()),
                "/payslips/" + payslip.id(),
                "payslip:" + payslip.id() + ":" + run);
    }

    /** The day before the promised day: the batch is not released yet. */
    void late(Payslip payslip, LocalDate promised, LocalDate soonest) {
        tell(
                payslip.worker(),
                "payroll.mail.late",
                Map.of("day", promised, "soonest", soonest),
                "/payslips/" + payslip.id(),
                "payslip:" + payslip.id() + ":late");
    }

    void noAccount(WagePayment payment) {
        tell(
                payment.worker(),
                "payroll.mail.no_account",
                Map.of(),
                "/profile",
                "payment:" + payment.payslip() + "-" + payment.attempt() + ":no-account");
    }

    void returned(WagePayment payment) {
        tell(
                payment.worker(),
                "payroll.mail.returned",
                Map.of(),
                "/profile",
                "payment:" + payment.payslip() + "-" + payment.attempt() + ":returned");
    }

    /** What became of a request for an advance. */
    void advance(Advance advance, boolean granted) {
        tell(
                advance.worker(),
                granted ? "payroll.mail.advance_granted" : "payroll.mail.advance_refused",
                Map.of(),
                "/advances",
                "advance:" + advance.id() + ":decided");
    }

    private void tell(UUID worker, String key, Map<String, Object> values, String link, String once) {
        PartyId party = new PartyId(worker);
        parties.email(party)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(party).getLanguage(), key)
                                .with(values)
                                .link(link)
                                .once(once)));
    }
}
