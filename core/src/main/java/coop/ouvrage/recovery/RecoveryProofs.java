package coop.ouvrage.recovery;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceWay;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.messaging.KeptMail;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a recovery is no document of its own, in words and tables for a lawyer, in the language of the client. */
@Component
class RecoveryProofs {

    private final RecoveryLog log;
    private final PlanStore plans;
    private final Messages messages;
    private final InvoiceWay ways;
    private final Texts texts;

    RecoveryProofs(RecoveryLog log, PlanStore plans, Messages messages, InvoiceWay ways, Texts texts) {
        this.log = log;
        this.plans = plans;
        this.messages = messages;
        this.ways = ways;
        this.texts = texts;
    }

    /** Who accepted what, and when: the proof of the order. */
    String acceptance(Order order) {
        String language = order.quote().language();
        return texts.get(
                language,
                "recovery.file.acceptance",
                Map.of(
                        "reference", order.quote().reference(),
                        "title", order.quote().title(),
                        "total", order.quote().inclVat(),
                        "name", order.acceptedBy(),
                        "at", at(order.acceptedAt(), language)));
    }

    /** How an invoice went to its client, step by step, with what the network said. */
    Sheet sending(Invoice invoice) {
        String language = invoice.language();
        List<List<@Nullable Object>> rows = ways.of(invoice).stream()
                .map(way -> Arrays.<@Nullable Object>asList(
                        way.at() == null ? null : at(way.at(), language),
                        texts.get(language, "invoicing.delivery." + way.state(), Map.of()),
                        way.message()))
                .toList();
        return new Sheet("sending", columns(language, "day", "event", "note"), rows);
    }

    /** Mails of reminders as they left, by reminder. */
    Map<UUID, String> mails(List<Reminder> reminders) {
        Map<UUID, List<String>> keys = new HashMap<>();
        reminders.stream()
                .filter(Reminder::mailed)
                .forEach(sent -> keys.put(
                        sent.id(),
                        sent.lines().stream()
                                .map(line ->
                                        ReminderWords.key(sent.client(), sent.entity(), sent.level(), line.invoice()))
                                .toList()));
        Map<String, KeptMail> kept =
                messages.kept(keys.values().stream().flatMap(List::stream).toList());
        Map<UUID, String> mails = new HashMap<>();
        for (Reminder reminder : reminders) {
            keys.getOrDefault(reminder.id(), List.of()).stream()
                    .flatMap(key -> Stream.ofNullable(kept.get(key)))
                    .findFirst()
                    .ifPresent(mail -> mails.put(reminder.id(), mail(mail, reminder.language())));
        }
        return mails;
    }

    private String mail(KeptMail mail, String language) {
        Instant at = mail.sentAt() == null ? mail.queuedAt() : mail.sentAt();
        String head = texts.get(
                language,
                mail.sentAt() == null ? "recovery.file.mail_waits" : "recovery.file.mail",
                Map.of("address", mail.address(), "at", at(at, language)));
        return head + "\n\n" + mail.subject() + "\n\n" + mail.body() + "\n";
    }

    /** Plans that were agreed, with what the client was told of them, by the name of their file. */
    Map<String, String> plans(Client client) {
        String language = client.language().getLanguage();
        Map<String, String> files = new TreeMap<>();
        for (PaymentPlan plan : plans.ofClient(client.id().value())) {
            if (plan.agreedOn() != null) {
                files.put(
                        "plans/" + plan.proposedOn() + "-"
                                + plan.id().toString().substring(28) + ".txt",
                        plan(plan, client, language));
            }
        }
        return files;
    }

    private String plan(PaymentPlan plan, Client client, String language) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(
                language,
                "recovery.file.plan",
                Map.of(
                        "total", plan.base(),
                        "offered", plan.proposedOn(),
                        "agreed",
                                String.valueOf(
                                        plan.agreedOn() == null
                                                ? ""
                                                : Formats.of(language).date(plan.agreedOn())),
                        "name", String.valueOf(plan.agreedBy()))));
        plan.instalments()
                .forEach(part -> lines.add(texts.get(
                        language,
                        "recovery.file.instalment",
                        Map.of(
                                "nr", part.nr(),
                                "due", part.dueOn(),
                                "amount", part.amount(),
                                "reference",
                                        part.reference() == null
                                                ? ""
                                                : client.reference(part.reference())
                                                        .display()))));
        lines.add(texts.get(
                language, "recovery.payment_plan." + plan.state(), Map.of("total", plan.base(), "paid", plan.paid())));
        List<String> keys = Stream.of(PlanNews.OFFERED, PlanNews.BROKEN)
                .map(key -> ClientMail.once(key, plan.id()))
                .toList();
        Map<String, KeptMail> kept = messages.kept(keys);
        keys.stream()
                .flatMap(key -> Stream.ofNullable(kept.get(key)))
                .forEach(told -> lines.add("\n" + mail(told, language)));
        return String.join("\n", lines) + "\n";
    }

    /** What was done about the invoices, by day. */
    Sheet log(List<OpenItem> claimed, String language) {
        List<List<@Nullable Object>> rows = claimed.stream()
                .flatMap(item -> log.of(item.invoice()).stream().map(event -> row(item, event, language)))
                .toList();
        return new Sheet("log", columns(language, "invoice", "day", "event", "note"), rows);
    }

    private List<@Nullable Object> row(OpenItem item, RecoveryEvent event, String language) {
        String text = texts.get(
                language,
                "recovery.event." + event.kind(),
                Map.of(
                        "level", event.level(),
                        "until", event.until() == null ? "" : event.until(),
                        "amount", event.amount() == null ? "" : event.amount()));
        return Arrays.asList(item.number(), event.on(), text, event.note());
    }

    private List<String> columns(String language, String... names) {
        return Stream.of(names)
                .map(column -> texts.get(language, "recovery.file." + column, Map.of()))
                .toList();
    }

    /** A moment in figures, to the minute, by the clocks of Brussels. */
    static String at(Instant instant, String language) {
        ZonedDateTime at = instant.atZone(BusinessTime.ZONE);
        return Formats.of(language).date(at.toLocalDate()) + " " + at.format(DateTimeFormatter.ofPattern("HH:mm"));
    }
}
