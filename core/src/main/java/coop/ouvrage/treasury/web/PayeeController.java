package coop.ouvrage.treasury.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.BatchPayees;
import coop.ouvrage.treasury.PayeeChecks;
import coop.ouvrage.treasury.PayeeSanctions;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
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

/** Accounts that seem to be somebody else's and payees of a listed name, for the officers who release batches. */
@Controller
class PayeeController {

    private static final int MOST_EXPORTED = 100_000;

    private final PayeeChecks payees;
    private final PayeeSanctions sanctions;
    private final BatchPayees batches;

    PayeeController(PayeeChecks payees, PayeeSanctions sanctions, BatchPayees batches) {
        this.payees = payees;
        this.sanctions = sanctions;
        this.batches = batches;
    }

    @GetMapping("/desk/payees")
    String all(ListQuery query, Form form, Model model) {
        PayeeChecks.Found found = payees.noMatches(asked(query, query.offset(), ListQuery.SIZE));
        model.addAttribute(
                "payees",
                new PayeesPage(
                        form, new Slice<>(found.checks(), query, found.total()), found.waiting(), sanctions.all()));
        return "treasury/payees";
    }

    private static PayeeChecks.Query asked(ListQuery query, int offset, int limit) {
        return new PayeeChecks.Query(query.search(), query.filter(), query.sort(), query.descending(), offset, limit);
    }

    @GetMapping("/desk/payees/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "treasury.payee.who",
                        "treasury.bank.account",
                        "treasury.payee.asked",
                        "treasury.payee.decision",
                        "treasury.bank.reason")
                .map(words::t)
                .toList();
        List<List<@Nullable Object>> rows = payees.noMatches(asked(query, 0, MOST_EXPORTED)).checks().stream()
                .map(check -> Arrays.<@Nullable Object>asList(
                        check.name(),
                        check.iban().masked(),
                        check.askedAt().atZone(BusinessTime.ZONE).toLocalDate(),
                        words.t(check.blocks() ? "treasury.payee.NO_MATCH" : "treasury.payee.accept"),
                        check.reason()))
                .toList();
        return Export.as(format, new Sheet("payees", columns, rows));
    }

    @PostMapping("/desk/payees/{id}/accept")
    String accept(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(payees.accept(id, form.text("reason")), "payee_accepted", query, form, model, response);
    }

    @PostMapping("/desk/payees/listed/{id}")
    String somebodyElse(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(
                sanctions.somebodyElse(id, form.text("reason")), "payee_somebody_else", query, form, model, response);
    }

    private String answer(
            Outcome<UUID> outcome,
            String toast,
            ListQuery query,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect("/desk/payees", toast);
        }
        form.refuse(outcome.refusals());
        response.setStatus(422);
        return all(query, form, model);
    }

    @PostMapping("/desk/batches/{id}/payees")
    String ask(@PathVariable UUID id) {
        batches.ask(new BatchId(id)).orThrow();
        return Toast.redirect("/desk/batches/" + id, "payees_asked");
    }
}
