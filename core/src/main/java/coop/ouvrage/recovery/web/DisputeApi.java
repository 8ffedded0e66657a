package coop.ouvrage.recovery.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.Disputes;
import coop.ouvrage.recovery.SetOff;
import coop.ouvrage.recovery.SetOffs;
import coop.ouvrage.recovery.StepQuestions;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
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

/** Disputes, the answers of holders before hard steps, and set-offs, for programs. What was said in a dispute stays on its page. */
@RestController
@RequestMapping("/api/v1/recovery")
class DisputeApi {

    private final Disputes disputes;
    private final StepQuestions questions;
    private final SetOffs setOffs;

    DisputeApi(Disputes disputes, StepQuestions questions, SetOffs setOffs) {
        this.disputes = disputes;
        this.questions = questions;
        this.setOffs = setOffs;
    }

    /** A disputed invoice; its messages are not told. */
    record DisputeJson(
            UUID id,
            long number,
            UUID invoice,
            UUID client,
            String subject,
            String state,
            LocalDate openedOn,
            @Nullable LocalDate endedOn,
            boolean led) {

        static DisputeJson of(Dispute dispute) {
            return new DisputeJson(
                    dispute.id(),
                    dispute.nr(),
                    dispute.invoice(),
                    dispute.client(),
                    dispute.subject().name(),
                    dispute.state().name(),
                    dispute.openedOn(),
                    dispute.endedOn(),
                    dispute.mediator() != null);
        }
    }

    /** A set-off of an invoice to a client against a purchase from it. */
    record SetOffJson(
            UUID id,
            UUID invoice,
            UUID purchase,
            Money amount,
            LocalDate agreedOn,
            String agreedWith,
            UUID entry,
            @Nullable LocalDate undoneOn) {

        static SetOffJson of(SetOff made) {
            return new SetOffJson(
                    made.id(),
                    made.invoice(),
                    made.purchase(),
                    made.amount(),
                    made.agreedOn(),
                    made.agreedWith(),
                    made.entry(),
                    made.undoneOn());
        }
    }

    /** @param amount null for as much as both allow */
    record SetOffWish(
            UUID client,
            UUID invoice,
            UUID purchase,
            @Nullable Money amount,
            LocalDate agreedOn,
            String agreedWith) {}

    /** @param goOn false holds the step back, once */
    record Answer(boolean goOn, @Nullable String note) {}

    record Done(UUID id) {}

    /** Open ones first, then the latest. */
    @GetMapping("/disputes")
    CursorPage<DisputeJson> disputes(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        List<DisputeJson> found =
                disputes.all(offset, size + 1).stream().map(DisputeJson::of).toList();
        return CursorPage.from(offset, found, size);
    }

    @GetMapping("/disputes/{id}")
    DisputeJson dispute(@PathVariable UUID id) {
        return DisputeJson.of(disputes.find(id).orElseThrow(NotFound::new));
    }

    /** A holder answers the question before a hard step. */
    @PostMapping("/questions/{invoice}")
    Done answer(@PathVariable UUID invoice, @RequestBody Answer answer) {
        if (questions.on(invoice).isEmpty()) {
            throw new NotFound();
        }
        String note = answer.note();
        return new Done(questions
                .answer(invoice, answer.goOn(), note == null ? "" : note)
                .orThrow());
    }

    /** Set-offs with a client, the newest first. */
    @GetMapping("/set-offs")
    CursorPage<SetOffJson> setOffs(
            @RequestParam UUID client,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                setOffs.of(client).stream().map(SetOffJson::of).toList(),
                cursor,
                limit,
                each -> each.id().toString());
    }

    @PostMapping("/set-offs")
    Done setOff(@RequestBody SetOffWish wish) {
        return new Done(setOffs.make(
                        wish.client(),
                        wish.invoice(),
                        wish.purchase(),
                        wish.amount(),
                        new SetOffs.Agreement(wish.agreedOn(), wish.agreedWith()))
                .orThrow());
    }

    @PostMapping("/set-offs/{id}/undo")
    Done undo(@PathVariable UUID id, @RequestBody RecoveryApi.Reason why) {
        return new Done(setOffs.undo(id, why.reason()).orThrow());
    }
}
