package coop.ouvrage.desk.worklist;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import coop.ouvrage.web.Words;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.WaitingItem;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
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

/** The worklist for programs: read, taken, given back, and closed where nothing else closes an item. */
@RestController
@RequestMapping("/api/v1/worklist")
class WorklistApi {

    private final Worklist worklist;
    private final CurrentUser user;

    WorklistApi(Worklist worklist, CurrentUser user) {
        this.worklist = worklist;
        this.user = user;
    }

    /**
     * @param kind what is to be done, as a code; {@code title} says it in the reader's language
     * @param link page on which it is done
     * @param takenBy user who has taken it
     * @param closable whether it is closed by hand, once settled
     */
    record WorklistItemJson(
            UUID id,
            Queue queue,
            String kind,
            String title,
            String subjectType,
            UUID subject,
            String link,
            Instant openedAt,
            @Nullable Instant deadline,
            @Nullable UUID takenBy,
            boolean closable) {}

    @GetMapping
    CursorPage<WorklistItemJson> list(
            @RequestParam(required = false) @Nullable Queue queue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            Words words) {
        int size = CursorPage.limit(limit);
        WaitingItem after = cursor == null || cursor.isEmpty() ? null : place(cursor);
        List<WorklistItemJson> found = worklist.waiting(queue, after, size + 1).stream()
                .map(item -> json(item, words))
                .toList();
        return CursorPage.of(found, size, item -> item.id().toString());
    }

    /** An item keeps its place in the order when it is closed meanwhile. */
    private WaitingItem place(String cursor) {
        return CursorPage.id(cursor).flatMap(worklist::place).orElseThrow(CursorPage::unknown);
    }

    @GetMapping("/{id}")
    WorklistItemJson item(@PathVariable UUID id, Words words) {
        return json(known(id), words);
    }

    @PostMapping("/{id}/taking")
    WorklistItemJson take(@PathVariable UUID id, Words words) {
        return assigned(id, user.id().map(UserId::value).orElseThrow(NotFound::new), words);
    }

    @PostMapping("/{id}/return")
    WorklistItemJson giveBack(@PathVariable UUID id, Words words) {
        return assigned(id, null, words);
    }

    private WorklistItemJson assigned(UUID id, @Nullable UUID to, Words words) {
        if (!worklist.assign(id, to)) {
            throw new NotFound();
        }
        return item(id, words);
    }

    /** Closes an item that the reader has taken and settled elsewhere; one that closes by itself is refused. */
    @PostMapping("/{id}/closing")
    void close(@PathVariable UUID id, @RequestBody Reason body) {
        WaitingItem item = known(id);
        if (!SettledByHand.allows(item.item().kind())) {
            throw new RefusedException(Refusal.of("worklist.closes_itself"));
        }
        worklist.settle(item, body.reason()).orThrow();
    }

    private WaitingItem known(UUID id) {
        return worklist.find(id).orElseThrow(NotFound::new);
    }

    private static WorklistItemJson json(WaitingItem waiting, Words words) {
        var item = waiting.item();
        return new WorklistItemJson(
                waiting.id(),
                item.queue(),
                item.kind(),
                Row.title(waiting, words),
                item.subjectType(),
                item.subject(),
                item.link(),
                waiting.openedAt(),
                item.deadline(),
                waiting.assignedTo(),
                SettledByHand.allows(item.kind()));
    }
}
