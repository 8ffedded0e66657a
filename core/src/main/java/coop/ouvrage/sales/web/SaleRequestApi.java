package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.sales.RequestQuery;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
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

/** The invoices that a unit asked for, and what its adviser answers. */
@RestController
@RequestMapping("/api/v1/sale-requests")
class SaleRequestApi {

    private final SaleRequests requests;
    private final Permissions permissions;

    SaleRequestApi(SaleRequests requests, Permissions permissions) {
        this.requests = requests;
        this.permissions = permissions;
    }

    /** {@code currency} is null for the euro; {@code everyMonths} and {@code nextOn} for what repeats; {@code invoice} is the latest that came of it. */
    record SaleRequestJson(
            UUID id,
            UUID unit,
            UUID client,
            String title,
            @Nullable String clientReference,
            @Nullable String currency,
            String state,
            LocalDate askedOn,
            @Nullable Integer everyMonths,
            @Nullable LocalDate nextOn,
            int runs,
            String answer,
            @Nullable UUID invoice) {

        static SaleRequestJson of(SaleRequest r) {
            return new SaleRequestJson(
                    r.id(),
                    r.unit(),
                    r.sale().client(),
                    r.sale().title(),
                    r.sale().clientReference(),
                    r.sale().currency(),
                    r.state().name(),
                    r.askedOn(),
                    r.repeat() == null ? null : r.repeat().months(),
                    r.nextOn(),
                    r.runs(),
                    r.answer(),
                    r.invoice() == null ? null : r.invoice().value());
        }
    }

    record Why(String reason) {}

    /** Of a unit; {@code filter} is {@code open}, {@code running}, {@code issued} or {@code ended}. */
    @GetMapping
    CursorPage<SaleRequestJson> list(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String filter,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "false") boolean descending,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        permissions.require(Permission.INVOICE_READ, unit);
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        var found = requests.list(List.of(unit), new RequestQuery(text, filter, sort, descending, offset, size + 1));
        return CursorPage.from(
                offset, found.rows().stream().map(SaleRequestJson::of).toList(), size);
    }

    @GetMapping("/{id}")
    SaleRequestJson show(@PathVariable UUID id) {
        return SaleRequestJson.of(requests.find(id).orElseThrow(NotFound::new));
    }

    @PostMapping("/{id}/approval")
    SaleRequestJson approve(@PathVariable UUID id) {
        return SaleRequestJson.of(requests.approve(id).orThrow());
    }

    @PostMapping("/{id}/return")
    SaleRequestJson giveBack(@PathVariable UUID id, @RequestBody Why body) {
        return SaleRequestJson.of(requests.giveBack(id, body.reason()).orThrow());
    }

    @PostMapping("/{id}/stop")
    SaleRequestJson stop(@PathVariable UUID id) {
        return SaleRequestJson.of(requests.stop(id).orThrow());
    }
}
