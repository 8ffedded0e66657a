package coop.ouvrage.returns.web;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Returns for programs: what is due, made, filed, paid; the file as the authority gets it. */
@RestController
@RequestMapping("/api/v1/returns")
class ReturnApi {

    private final Returns returns;
    private final ReturnsDue due;
    private final ReturnPayments payments;

    ReturnApi(Returns returns, ReturnsDue due, ReturnPayments payments) {
        this.returns = returns;
        this.due = due;
        this.payments = payments;
    }

    /** A total; amounts are decimal text. */
    record ReturnLineJson(String key, String code, int people, String base, String amount, boolean confirmed) {}

    /** A version of a return. */
    record ReturnJson(
            UUID id,
            String entity,
            String kind,
            String period,
            int version,
            String state,
            LocalDate dueOn,
            int payslips,
            int people,
            String owed,
            String sha256,
            String schema,
            List<ReturnLineJson> lines,
            List<String> findings,
            List<String> notes) {

        static ReturnJson of(PayReturn it) {
            return new ReturnJson(
                    it.id().value(),
                    it.entity(),
                    it.kind(),
                    it.period(),
                    it.nr(),
                    it.state().name(),
                    it.dueOn(),
                    it.size().payslips(),
                    it.size().people(),
                    it.owed().total().toString(),
                    it.sha256(),
                    it.schema().name(),
                    it.lines().stream()
                            .map(line -> new ReturnLineJson(
                                    line.key(),
                                    line.code(),
                                    line.people(),
                                    line.base().toString(),
                                    line.amount().toString(),
                                    line.confirmed()))
                            .toList(),
                    it.findings().stream().map(Refusal::code).toList(),
                    it.notes());
        }
    }

    /** A period that a return is due for. */
    record DueJson(String entity, String kind, String period, LocalDate dueOn, long payslips, long filed) {}

    /** What to make: any day of the period. */
    record MakeJson(
            @Nullable String entity,
            @Nullable String kind,
            @Nullable LocalDate day) {}

    /** Proof of filing. */
    record FilingJson(@Nullable String receipt, @Nullable String paymentReference) {}

    /** A batch of the treasury. */
    record BatchJson(UUID batch) {}

    @GetMapping
    CursorPage<ReturnJson> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        return CursorPage.from(
                offset,
                returns.newest(offset, most + 1).stream().map(ReturnJson::of).toList(),
                most);
    }

    @GetMapping("/due")
    CursorPage<DueJson> due(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        List<DueJson> all = due.all().stream()
                .map(d -> new DueJson(d.entity(), d.kind(), d.period(), d.dueOn(), d.payslips(), d.filed()))
                .toList();
        return CursorPage.cut(all, cursor, limit);
    }

    @GetMapping("/{id}")
    ReturnJson show(@PathVariable UUID id) {
        return ReturnJson.of(ReturnPages.known(() -> returns.get(new ReturnId(id))));
    }

    @GetMapping("/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id) {
        Returns.File file = ReturnPages.known(() -> returns.download(new ReturnId(id)));
        return ResponseEntity.ok()
                .contentLength(file.size())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new InputStreamResource(file.content()));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReturnJson make(@RequestBody MakeJson body) {
        ReturnId made = returns.make(
                        Objects.requireNonNullElse(body.entity(), ""),
                        Objects.requireNonNullElse(body.kind(), ""),
                        Objects.requireNonNullElse(body.day(), LocalDate.EPOCH))
                .orThrow();
        return ReturnJson.of(returns.get(made));
    }

    @PostMapping("/{id}/filing")
    ReturnJson file(@PathVariable UUID id, @RequestBody FilingJson body) {
        ReturnPages.known(() -> returns.file(
                        new ReturnId(id),
                        Objects.requireNonNullElse(body.receipt(), ""),
                        Objects.requireNonNullElse(body.paymentReference(), "")))
                .orThrow();
        return show(id);
    }

    @PostMapping("/{id}/payment")
    BatchJson pay(@PathVariable UUID id) {
        return new BatchJson(ReturnPages.known(() -> payments.pay(new ReturnId(id)))
                .orThrow()
                .value());
    }
}
