package coop.ouvrage.treasury.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.DebitListing;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
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

/** Mandates and direct debits, for the officers who release payments. */
@Controller
class DebitController {

    private static final int MOST_EXPORTED = 100_000;

    private static final Map<String, String> FIELDS = Map.of(
            "treasury.party_unknown", "party",
            "treasury.mandate_iban", "iban",
            "treasury.mandate_unsigned", "signed_on",
            "treasury.amount_not_positive", "amount",
            "treasury.debit_reference", "reference");

    private final Mandates mandates;
    private final DirectDebits debits;
    private final DebitListing listing;
    private final LegalEntities entities;
    private final Parties parties;

    DebitController(
            Mandates mandates, DirectDebits debits, DebitListing listing, LegalEntities entities, Parties parties) {
        this.mandates = mandates;
        this.debits = debits;
        this.listing = listing;
        this.entities = entities;
        this.parties = parties;
    }

    @GetMapping("/desk/direct-debits")
    String all(ListQuery query, Form form, Model model) {
        UUID party = form.text("party").isEmpty() ? null : form.id("party");
        DebitListing.Found found = listing.find(asked(query, query.offset(), ListQuery.SIZE));
        model.addAttribute(
                "debits",
                new DebitsPage(
                        form,
                        party == null ? "" : parties.name(party),
                        entities.all(),
                        found.mandates(),
                        new Slice<>(found.debits(), query, found.total()),
                        found.waiting()));
        return "treasury/debits";
    }

    private static DebitListing.Query asked(ListQuery query, int offset, int limit) {
        return new DebitListing.Query(query.search(), query.filter(), query.sort(), query.descending(), offset, limit);
    }

    @GetMapping("/desk/direct-debits/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "treasury.debits.from",
                        "treasury.debits.mandates",
                        "treasury.bank.day",
                        "treasury.bank.reference",
                        "treasury.bank.state",
                        "treasury.bank.amount")
                .map(words::t)
                .toList();
        List<List<@Nullable Object>> rows = listing.find(asked(query, 0, MOST_EXPORTED)).debits().stream()
                .map(debit -> Arrays.<@Nullable Object>asList(
                        debit.mandate().debtor(),
                        debit.mandate().reference(),
                        debit.collectedOn(),
                        debit.remittance(),
                        words.t("treasury.debit." + debit.state()),
                        debit.amount()))
                .toList();
        return Export.as(format, new Sheet("direct-debits", columns, rows));
    }

    @PostMapping("/desk/direct-debits/mandates")
    String enter(ListQuery query, Form form, Model model, HttpServletResponse response) {
        UUID party = form.id("party");
        Outcome<Mandate> outcome = party == null
                ? Outcome.refused(Refusal.of("treasury.party_unknown"))
                : mandates.enter(
                        form.text("entity"),
                        party,
                        form.text("iban"),
                        form.dayIfGiven("signed_on"),
                        form.choice("signed_how", Mandate.SignedHow.class));
        return answer(outcome, "mandate_entered", query, form, model, response);
    }

    @PostMapping("/desk/direct-debits/mandates/{id}/revoke")
    String revoke(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(mandates.revoke(id), "mandate_revoked", query, form, model, response);
    }

    @PostMapping("/desk/direct-debits/mandates/{id}")
    String prepare(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(
                debits.prepare(id, form.money("amount"), form.text("reference")),
                "debit_prepared",
                query,
                form,
                model,
                response);
    }

    @PostMapping("/desk/direct-debits/release")
    String release(ListQuery query, Form form, Model model, HttpServletResponse response) {
        var day = form.dayIfGiven("day");
        Outcome<DirectDebits.Order> outcome = day == null
                ? Outcome.refused(Refusal.of("treasury.debits_none"))
                : debits.release(form.text("entity"), day);
        return answer(outcome, "debits_released", query, form, model, response);
    }

    @PostMapping("/desk/direct-debits/{id}/{end}")
    String end(
            @PathVariable UUID id,
            @PathVariable String end,
            ListQuery query,
            Form form,
            Model model,
            HttpServletResponse response) {
        return answer(
                debits.end(id, end.equals("return"), form.text("reason")), "debit_ended", query, form, model, response);
    }

    @GetMapping("/desk/direct-debits/files/{id}")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        BatchFiles.Export export = debits.export(id);
        return BatchController.download(export);
    }

    private String answer(
            Outcome<?> outcome, String toast, ListQuery query, Form form, Model model, HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect("/desk/direct-debits", toast);
        }
        form.refuse(outcome.refusals(), FIELDS);
        response.setStatus(422);
        return all(query, form, model);
    }
}
