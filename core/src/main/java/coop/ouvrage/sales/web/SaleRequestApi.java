package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.sales.JointSales;
import coop.ouvrage.sales.RequestQuery;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
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

/** The invoices that a unit asked for, and what its adviser answers. */
@RestController
@RequestMapping("/api/v1/sale-requests")
class SaleRequestApi {

    private final SaleRequests requests;
    private final JointSales joint;
    private final Units units;
    private final BusinessTime time;
    private final Permissions permissions;

    SaleRequestApi(SaleRequests requests, JointSales joint, Units units, BusinessTime time, Permissions permissions) {
        this.requests = requests;
        this.joint = joint;
        this.units = units;
        this.time = time;
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

    /**
     * A line that is asked for.
     *
     * @param unit whose work it is; the asking one if none is given
     * @param unitCode the same of a unit of another holder, who is asked to agree
     * @param measure UN/ECE code
     * @param price of one before VAT, in the currency of the invoice
     */
    record NewSaleLine(
            @Nullable UUID unit,
            @Nullable String unitCode,
            String description,
            Supply supply,
            BigDecimal quantity,
            String measure,
            BigDecimal price,
            @Nullable String justification) {}

    /** @param currency ISO 4217; the euro if none is given */
    record NewSale(
            UUID unit,
            UUID client,
            String title,
            String language,
            @Nullable String clientReference,
            @Nullable LocalDate suppliedOn,
            @Nullable String currency,
            List<NewSaleLine> lines) {}

    /** Asks for an invoice, once, as the form of the unit does. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SaleRequestJson ask(@RequestBody NewSale wanted) {
        String entity = units.find(wanted.unit()).orElseThrow(NotFound::new).entity();
        List<Sale.Line> lines =
                wanted.lines().stream().map(line -> line(wanted.unit(), line)).toList();
        LocalDate supplied = wanted.suppliedOn() == null ? time.today() : wanted.suppliedOn();
        Sale sale = Sale.of(entity, wanted.client(), wanted.title(), wanted.language(), supplied, lines)
                .withClientReference(wanted.clientReference())
                .in(wanted.currency());
        return SaleRequestJson.of(requests.ask(wanted.unit(), sale, null).orThrow());
    }

    private Sale.Line line(UUID asking, NewSaleLine line) {
        UUID own = line.unit() == null ? asking : line.unit();
        UUID of = line.unitCode() == null
                ? own
                : units.ofCode(line.unitCode())
                        .orElseThrow(() -> new RefusedException(Refusal.of("sales.unit_unknown")))
                        .id()
                        .value();
        return Sale.Line.of(of, of, line.supply(), line.description(), line.quantity(), line.measure(), line.price())
                .justified(line.justification());
    }

    /** The holder of another unit on it agrees. */
    @PostMapping("/{id}/agreement")
    SaleRequestJson agree(@PathVariable UUID id) {
        return SaleRequestJson.of(joint.agree(id).orThrow());
    }

    @PostMapping("/{id}/refusal")
    SaleRequestJson decline(@PathVariable UUID id, @RequestBody Why body) {
        return SaleRequestJson.of(joint.decline(id, body.reason()).orThrow());
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
