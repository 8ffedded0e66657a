package coop.ouvrage.treasury.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BankAnswers;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.BatchListing;
import coop.ouvrage.treasury.BatchPayees;
import coop.ouvrage.treasury.HeldPayments;
import coop.ouvrage.treasury.PayeeChecks;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Payment batches: released by a second person with their second factor, then fetched for the bank. */
@Controller
class BatchController {

    private static final int MOST_EXPORTED = 10_000;

    private final PaymentBatches batches;
    private final BatchListing listing;
    private final PayeeChecks payees;
    private final BatchFiles files;
    private final BatchPayees accounts;
    private final HeldPayments held;
    private final BankAnswers answers;
    private final CurrentUser user;

    BatchController(
            PaymentBatches batches,
            BatchListing listing,
            BatchFiles files,
            BatchPayees accounts,
            PayeeChecks payees,
            HeldPayments held,
            BankAnswers answers,
            CurrentUser user) {
        this.batches = batches;
        this.listing = listing;
        this.files = files;
        this.accounts = accounts;
        this.payees = payees;
        this.held = held;
        this.answers = answers;
        this.user = user;
    }

    @GetMapping("/desk/batches")
    String all(ListQuery query, Model model) {
        BatchListing.Found found = listing.find(asked(query, query.offset(), ListQuery.SIZE));
        model.addAttribute("batches", new Slice<>(found.batches(), query, found.total()));
        model.addAttribute("waiting", found.waiting());
        return "treasury/batches";
    }

    private static BatchListing.Query asked(ListQuery query, int offset, int limit) {
        return new BatchListing.Query(query.search(), query.filter(), query.sort(), query.descending(), offset, limit);
    }

    @GetMapping("/desk/batches/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "treasury.batches.reference",
                        "treasury.batches.kind",
                        "treasury.batches.execution",
                        "treasury.bank.state",
                        "treasury.batches.payments",
                        "treasury.batches.total")
                .map(words::t)
                .toList();
        List<List<@Nullable Object>> rows = listing.find(asked(query, 0, MOST_EXPORTED)).batches().stream()
                .map(batch -> Arrays.<@Nullable Object>asList(
                        batch.reference(),
                        words.t("treasury.batches.kind." + batch.kind()),
                        batch.executionDate(),
                        words.t("treasury.batches.state." + batch.state()),
                        batch.payments(),
                        batch.total()))
                .toList();
        return Export.as(format, new Sheet("batches", columns, rows));
    }

    @GetMapping("/desk/batches/{id}")
    String batch(@PathVariable UUID id, @RequestParam(required = false) @Nullable UUID hold, Form form, Model model) {
        PaymentBatch batch = batches.find(new BatchId(id)).orElseThrow(NotFound::new);
        boolean own = batch.firstPerson() != null
                && batch.firstPerson().equals(user.id().map(UserId::value).orElse(null));
        model.addAttribute(
                "batch",
                new BatchPage(
                        form,
                        batch,
                        batches.payments(batch.id()),
                        accounts.of(batch.id()),
                        accounts.listed(batch.id()),
                        payees.isOffered(),
                        own,
                        hold,
                        batches.cameBack(batch.id()),
                        batches.maySeeSingle(batch)));
        return "treasury/batch";
    }

    @PostMapping("/desk/batches/{id}/check")
    String check(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answer(id, batches.check(new BatchId(id)), "batch_checked", form, model, response);
    }

    @PostMapping("/desk/batches/{id}/release")
    String release(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answer(id, batches.approve(new BatchId(id)), "batch_released", form, model, response);
    }

    @PostMapping("/desk/batches/{id}/cancel")
    String cancel(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answer(
                id, batches.cancel(new BatchId(id), form.text("reason")), "batch_cancelled", form, model, response);
    }

    @PostMapping("/desk/batches/{id}/status")
    String status(
            @PathVariable UUID id,
            @RequestParam(name = "report", required = false) MultipartFile report,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        Outcome<BankAnswers.Answered> outcome = answers.take(report == null ? new byte[0] : report.getBytes());
        if (outcome instanceof Outcome.Done<BankAnswers.Answered>(BankAnswers.Answered answered)) {
            return Toast.redirect(
                    "/desk/batches/" + answered.batch(),
                    answered.rejected() > 0
                            ? "batch_rejected"
                            : switch (answered.kind()) {
                                case TAKEN -> "batch_accepted";
                                case PENDING -> "batch_pending";
                                case KNOWN -> "batch_answer_known";
                            },
                    Map.of("count", String.valueOf(answered.rejected())));
        }
        outcome.refusals().forEach(refusal -> form.refuse("report", refusal));
        response.setStatus(422);
        return batch(id, null, form, model);
    }

    @PostMapping("/desk/batches/{id}/payments/{payment}/hold")
    String hold(
            @PathVariable UUID id, @PathVariable UUID payment, Form form, Model model, HttpServletResponse response) {
        Outcome<UUID> outcome = held.holdBack(payment, form.text("why"));
        if (outcome.isDone()) {
            return Toast.redirect("/desk/batches/" + id, "payment_held");
        }
        form.refuse(outcome.refusals(), Map.of("treasury.reason_missing", "why"));
        response.setStatus(422);
        return batch(id, payment, form, model);
    }

    @PostMapping("/desk/batches/{id}/payments/{payment}/release")
    String letGo(@PathVariable UUID id, @PathVariable UUID payment) {
        held.letGo(payment).orThrow();
        return Toast.redirect("/desk/batches/" + id, "payment_let_go");
    }

    private String answer(
            UUID id, Outcome<BatchId> outcome, String toast, Form form, Model model, HttpServletResponse response) {
        if (outcome.isDone()) {
            return Toast.redirect("/desk/batches/" + id, toast);
        }
        form.refuse(outcome.refusals(), Map.of("treasury.reason_missing", "reason"));
        response.setStatus(422);
        return batch(id, null, form, model);
    }

    @GetMapping("/desk/batches/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        BatchFiles.Export export = files.export(new BatchId(id)).orThrow();
        return download(export);
    }

    static ResponseEntity<byte[]> download(BatchFiles.Export export) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(export.fileName())
                                .build()
                                .toString())
                .body(export.bytes());
    }
}
