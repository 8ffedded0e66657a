package coop.ouvrage.webhooks.web;

import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.ShownOnce;
import coop.ouvrage.webhooks.Webhook;
import coop.ouvrage.webhooks.WebhookCall;
import coop.ouvrage.webhooks.Webhooks;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Webhooks for the programs of administrators. */
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookApi {

    private final Webhooks webhooks;

    WebhookApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** @param events names such as {@code invoice.issued} */
    record NewWebhook(String address, List<String> events) {}

    /** @param secret signs the calls; shown this once */
    record RegisteredJson(UUID id, String secret) {}

    record WebhookJson(
            UUID id,
            String address,
            List<String> events,
            Instant madeAt,
            @Nullable Instant endedAt,
            int waiting,
            int failed) {

        static WebhookJson of(Webhook webhook) {
            return new WebhookJson(
                    webhook.id(),
                    webhook.address(),
                    webhook.events(),
                    webhook.madeAt(),
                    webhook.endedAt(),
                    webhook.waiting(),
                    webhook.failed());
        }
    }

    /** @param error code of what kept the last attempt from arriving */
    record WebhookCallJson(
            UUID id,
            String event,
            Instant queuedAt,
            int attempts,
            @Nullable Instant sentAt,
            @Nullable Instant nextAt,
            @Nullable Integer status,
            String error) {

        static WebhookCallJson of(WebhookCall call) {
            return new WebhookCallJson(
                    call.id(),
                    call.event(),
                    call.queuedAt(),
                    call.attempts(),
                    call.sentAt(),
                    call.nextAt(),
                    call.status(),
                    call.error());
        }
    }

    @GetMapping
    CursorPage<WebhookJson> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<WebhookJson> all = webhooks.all().stream().map(WebhookJson::of).toList();
        return CursorPage.cut(all, cursor, limit, webhook -> webhook.id().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RegisteredJson register(@RequestBody NewWebhook body, HttpServletRequest request) {
        Webhooks.Registered made =
                webhooks.register(body.address(), body.events()).orThrow();
        ShownOnce.mark(request);
        return new RegisteredJson(made.id(), made.secret());
    }

    @GetMapping("/{id}")
    WebhookJson webhook(@PathVariable UUID id) {
        return webhooks.find(id).map(WebhookJson::of).orElseThrow(NotFound::new);
    }

    /** Tells it of nothing any more. */
    @PostMapping("/{id}/end")
    WebhookJson end(@PathVariable UUID id) {
        webhook(id);
        webhooks.end(id);
        return webhook(id);
    }

    /** Calls, newest first. */
    @GetMapping("/{id}/calls")
    CursorPage<WebhookCallJson> calls(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        webhook(id);
        int size = CursorPage.limit(limit);
        List<WebhookCallJson> found = webhooks.calls(id, CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(WebhookCallJson::of)
                .toList();
        return CursorPage.of(found, size, call -> call.id().toString());
    }

    /** Makes a call that tells of nothing, to try the way. */
    @PostMapping("/{id}/trial")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookJson trial(@PathVariable UUID id) {
        webhook(id);
        webhooks.trial(id);
        return webhook(id);
    }

    /** Makes a call that did not arrive once more. */
    @PostMapping("/{id}/calls/{call}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    WebhookJson again(@PathVariable UUID id, @PathVariable UUID call) {
        webhook(id);
        webhooks.again(id, call);
        return webhook(id);
    }
}
