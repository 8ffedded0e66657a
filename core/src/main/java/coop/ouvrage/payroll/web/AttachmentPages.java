package coop.ouvrage.payroll.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.payroll.Attachment;
import coop.ouvrage.payroll.AttachmentQuery;
import coop.ouvrage.payroll.AttachmentRows;
import coop.ouvrage.payroll.Attachments;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Attachments of wages for payroll: entered from the paper, confirmed by another officer, paid to the creditors. */
@Controller
class AttachmentPages {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("payroll.attachment_entity", "entity"),
            Map.entry("payroll.attachment_worker", "worker"),
            Map.entry("payroll.own_wage", "worker"),
            Map.entry("payroll.attachment_kind", "kind"),
            Map.entry("payroll.attachment_creditor", "creditor"),
            Map.entry("payroll.attachment_reference", "reference"),
            Map.entry("payroll.attachment_amount", "total"),
            Map.entry("payroll.attachment_children", "children"),
            Map.entry("payroll.attachment_day", "served"));

    /** What a refused act shows below its reasons. */
    private static final ListQuery FIRST = ListQuery.of("");

    private final Attachments attachments;
    private final Parties parties;
    private final LegalEntities entities;

    AttachmentPages(Attachments attachments, Parties parties, LegalEntities entities) {
        this.attachments = attachments;
        this.parties = parties;
        this.entities = entities;
    }

    @GetMapping("/desk/attachments")
    String list(ListQuery query, Form form, Words words, Model model) {
        AttachmentRows found = attachments.list(wanted(query));
        model.addAttribute("slice", new Slice<>(rows(found.rows(), words), query, found.total()));
        return page(form, words, model);
    }

    private List<AttachmentRow> rows(List<Attachment> some, Words words) {
        Map<UUID, String> names =
                parties.names(some.stream().map(Attachment::worker).distinct().toList());
        return some.stream()
                .map(one -> new AttachmentRow(
                        one,
                        names.getOrDefault(one.worker(), ""),
                        mark(one),
                        words.t("payroll.attachment.state." + one.state())))
                .toList();
    }

    private static AttachmentQuery wanted(ListQuery query) {
        return new AttachmentQuery(
                query.search(), query.filter(), query.sort(), query.descending(), query.offset(), ListQuery.SIZE);
    }

    @GetMapping(value = "/desk/attachments", params = "format")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam String format, Words words) {
        List<String> columns = Stream.of(
                        "payroll.worker",
                        "payroll.attachment.kind",
                        "payroll.attachment.creditor",
                        "payroll.attachment.reference",
                        "payroll.attachment.served",
                        "payroll.attachment.taken",
                        "payroll.attachment.owed",
                        "payroll.state")
                .map(words::t)
                .toList();
        List<List<@Nullable Object>> rows = rows(
                        attachments.list(wanted(query).whole()).rows(), words)
                .stream()
                .map(row -> cells(row, words))
                .toList();
        return Export.as(format, new Sheet(words.t("payroll.attachments"), columns, rows));
    }

    private static List<@Nullable Object> cells(AttachmentRow row, Words words) {
        Attachment one = row.attachment();
        return Arrays.asList(
                row.worker(),
                words.t("payroll.attachment.kind." + one.kind()),
                one.creditorName(),
                one.reference(),
                one.servedOn(),
                one.taken(),
                one.owed(),
                row.state());
    }

    private String page(Form form, Words words, Model model) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Attachment.Kind kind : Attachment.Kind.values()) {
            kinds.put(kind.name(), words.t("payroll.attachment.kind." + kind));
        }
        model.addAttribute("kinds", kinds);
        model.addAttribute("employers", entities.names());
        model.addAttribute("form", form);
        return "payroll/attachments";
    }

    private static Mark mark(Attachment one) {
        return switch (one.state()) {
            case ENTERED -> Mark.WAIT;
            case IN_FORCE -> Mark.GOOD;
            case ENDED -> Mark.NONE;
        };
    }

    @PostMapping("/desk/attachments")
    String enter(Form form, Words words, Model model, HttpServletResponse response) {
        Money total = form.text("total").isEmpty() ? null : form.money("total");
        Money monthly = form.text("monthly").isEmpty() ? null : form.money("monthly");
        LocalDate served = form.text("served").isEmpty() ? null : form.day("served");
        if (form.isRefused()) {
            response.setStatus(422);
            return list(FIRST, form, words, model);
        }
        Attachments.Draft draft = new Attachments.Draft(
                form.text("entity"),
                worker(form.text("worker")),
                form.choice("kind", Attachment.Kind.class),
                form.text("creditor"),
                form.text("iban"),
                form.text("reference"),
                total,
                monthly,
                children(form.text("children")),
                served);
        return Acted.on(
                form.accept(attachments.enter(draft), FIELDS),
                "/desk/attachments",
                "payroll.attachment_entered",
                response,
                () -> list(FIRST, form, words, model));
    }

    /** By the e-mail address that the person gave; nobody for one that is not known or not of one person alone. */
    private UUID worker(String email) {
        List<PartyId> people = parties.people(email.strip());
        return people.size() == 1 ? people.getFirst().value() : new UUID(0, 0);
    }

    private static int children(String typed) {
        return typed.isBlank() ? 0 : typed.strip().matches("\\d{1,2}") ? Integer.parseInt(typed.strip()) : -1;
    }

    /** Why an act on what is listed was refused stands above the list, not in the form for a new one. */
    private String refused(Form acted, Words words, Model model) {
        model.addAttribute("acted", acted);
        return list(FIRST, Form.empty(), words, model);
    }

    @PostMapping("/desk/attachments/{id}/confirm")
    String confirm(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(() -> form.accept(attachments.confirm(id), Map.of())),
                "/desk/attachments",
                "payroll.attachment_confirmed",
                response,
                () -> refused(form, words, model));
    }

    @PostMapping("/desk/attachments/{id}/end")
    String end(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                PayslipPages.known(() -> form.accept(attachments.end(id, form.text("reason")), Map.of())),
                "/desk/attachments",
                "payroll.attachment_ended",
                response,
                () -> refused(form, words, model));
    }

    @PostMapping("/desk/attachments/pay")
    String pay(Form form, Words words, Model model, HttpServletResponse response) {
        return Acted.on(
                form.accept(attachments.pay(), Map.of()),
                "/desk/attachments",
                "payroll.attachment_paid",
                response,
                () -> refused(form, words, model));
    }
}
