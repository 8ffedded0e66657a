package coop.ouvrage.treasury.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.BatchPayees;
import coop.ouvrage.treasury.HeldPayments;
import coop.ouvrage.treasury.PayeeCheck;
import coop.ouvrage.treasury.PayeeChecks;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payment batches for the programs of finance: released by a second person with their second factor, then fetched for the bank. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchApi {

    private final PaymentBatches batches;
    private final BatchFiles files;
    private final BatchPayees accounts;
    private final PayeeChecks payees;
    private final HeldPayments held;

    BatchApi(PaymentBatches batches, BatchFiles files, BatchPayees accounts, PayeeChecks payees, HeldPayments held) {
        this.batches = batches;
        this.files = files;
        this.accounts = accounts;
        this.payees = payees;
        this.held = held;
    }

    /** A batch; of wages its total alone. */
    record BatchJson(
            UUID id,
            String reference,
            String entity,
            String kind,
            String state,
            LocalDate executionDate,
            Money total,
            int payments) {

        static BatchJson of(PaymentBatch batch) {
            return new BatchJson(
                    batch.id().value(),
                    batch.reference(),
                    batch.entity(),
                    batch.kind().name(),
                    batch.state().name(),
                    batch.executionDate(),
                    batch.total(),
                    batch.payments());
        }
    }

    @GetMapping
    CursorPage<BatchJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<BatchJson> found = batches.latestAfter(CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(BatchJson::of)
                .toList();
        return CursorPage.of(found, size, batch -> batch.id().toString());
    }

    @GetMapping("/{id}")
    BatchJson batch(@PathVariable UUID id) {
        return BatchJson.of(known(id));
    }

    /** The pain.001 for the bank; asks for the second factor. */
    @GetMapping(value = "/{id}/file", produces = MediaType.APPLICATION_XML_VALUE)
    byte[] file(@PathVariable UUID id) {
        return files.export(known(id).id()).orThrow().bytes();
    }

    /** Asks for the second factor, and for another person than its maker. */
    @PostMapping("/{id}/release")
    BatchJson release(@PathVariable UUID id) {
        return BatchJson.of(known(batches.approve(known(id).id()).orThrow().value()));
    }

    @PostMapping("/{id}/cancellation")
    BatchJson cancel(@PathVariable UUID id, @RequestBody Reason body) {
        return BatchJson.of(
                known(batches.cancel(known(id).id(), body.reason()).orThrow().value()));
    }

    /** What the bank of a beneficiary says about a name and an account; decided about by an officer if it is somebody else's. */
    record PayeeJson(UUID payment, UUID check, String result, String holder, boolean blocks, String reason) {}

    /** Whose accounts a batch pays, as far as banks were asked; nothing of wages for who sees them as totals. */
    @GetMapping("/{id}/payees")
    CursorPage<PayeeJson> payees(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        Map<UUID, PayeeCheck> checks = accounts.of(known(id).id());
        List<PayeeJson> all = batches.payments(new BatchId(id)).stream()
                .filter(payment -> checks.containsKey(payment.id()))
                .map(payment -> payee(payment.id(), Objects.requireNonNull(checks.get(payment.id()))))
                .toList();
        return CursorPage.cut(all, cursor, limit, payee -> payee.payment().toString());
    }

    private static PayeeJson payee(UUID payment, PayeeCheck check) {
        return new PayeeJson(
                payment, check.id(), check.result().name(), check.holder(), check.blocks(), check.reason());
    }

    /** Asks the banks now; otherwise they are asked when somebody checks or releases the batch. */
    @PostMapping("/{id}/payees")
    CursorPage<PayeeJson> askPayees(@PathVariable UUID id) {
        accounts.ask(known(id).id()).orThrow();
        return payees(id, null, null);
    }

    /** Lets an account be paid although its bank says that it is somebody else's. */
    @PostMapping("/payees/{check}/acceptance")
    void accept(@PathVariable UUID check, @RequestBody Reason body) {
        payees.accept(check, body.reason()).orThrow();
    }

    /** Leaves a payment out of a batch that nobody released; with the reason. */
    @PostMapping("/payments/{payment}/hold")
    void hold(@PathVariable UUID payment, @RequestBody Reason body) {
        held.holdBack(payment, body.reason()).orThrow();
    }

    /** What was held back may be paid by another batch. */
    @PostMapping("/payments/{payment}/hold/end")
    void letGo(@PathVariable UUID payment) {
        held.letGo(payment).orThrow();
    }

    private PaymentBatch known(UUID id) {
        return batches.find(new BatchId(id)).orElseThrow(NotFound::new);
    }
}
