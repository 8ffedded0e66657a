package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Attachment;
import coop.ouvrage.payroll.Attachments;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Attachments of wages for programs of payroll; two people stand behind each here too. */
@RestController
@RequestMapping("/api/v1/attachments")
class AttachmentApi {

    private final Attachments attachments;

    AttachmentApi(Attachments attachments) {
        this.attachments = attachments;
    }

    /** An attachment; amounts are decimal text. */
    record AttachmentJson(
            UUID id,
            String entity,
            UUID worker,
            String kind,
            String creditor,
            String reference,
            LocalDate servedOn,
            String state,
            String taken,
            String owed) {

        static AttachmentJson of(Attachment one) {
            return new AttachmentJson(
                    one.id(),
                    one.entity(),
                    one.worker(),
                    one.kind().name(),
                    one.creditorName(),
                    one.reference(),
                    one.servedOn(),
                    one.state().name(),
                    one.taken().toString(),
                    one.owed().toString());
        }
    }

    /** Its identity. */
    record EnteredJson(UUID id) {}

    /** How many creditors are paid. */
    record PaidJson(int payments) {}

    @GetMapping
    CursorPage<AttachmentJson> all(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<AttachmentJson> found = attachments.latestAfter(after, most + 1).stream()
                .map(AttachmentJson::of)
                .toList();
        return CursorPage.of(found, most, one -> one.id().toString());
    }

    @PostMapping
    EnteredJson enter(@RequestBody Attachments.Draft read) {
        return new EnteredJson(attachments.enter(read).orThrow());
    }

    @PostMapping("/{id}/confirm")
    EnteredJson confirm(@PathVariable UUID id) {
        return new EnteredJson(PayslipPages.known(() -> attachments.confirm(id)).orThrow());
    }

    @PostMapping("/{id}/end")
    EnteredJson end(@PathVariable UUID id, @RequestBody Reason why) {
        return new EnteredJson(
                PayslipPages.known(() -> attachments.end(id, why.reason())).orThrow());
    }

    @PostMapping("/pay")
    PaidJson pay() {
        return new PaidJson(attachments.pay().orThrow());
    }
}
