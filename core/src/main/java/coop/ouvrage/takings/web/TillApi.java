package coop.ouvrage.takings.web;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.takings.Taking;
import coop.ouvrage.takings.TillBook;
import coop.ouvrage.takings.TillDay;
import coop.ouvrage.takings.TillReading;
import coop.ouvrage.web.CursorPage;
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

/** The receipts journal for the cash registers and programs of holders. */
@RestController
@RequestMapping("/api/v1/till/{unit}")
class TillApi {

    private final TillBook book;
    private final TillReading reading;

    TillApi(TillBook book, TillReading reading) {
        this.book = book;
        this.reading = reading;
    }

    /** A line; {@code gross} with VAT, below zero when it takes {@code reverses} back. */
    record TakingJson(
            UUID id,
            long nr,
            LocalDate day,
            String supply,
            String vatRate,
            String description,
            String gross,
            String method,
            @Nullable UUID reverses,
            @Nullable UUID closedBy) {

        static TakingJson of(Taking t) {
            return new TakingJson(
                    t.id(),
                    t.nr(),
                    t.day(),
                    t.supply().name(),
                    t.rate().fraction().toPlainString(),
                    t.description(),
                    t.gross().toString(),
                    t.method().name(),
                    t.reverses(),
                    t.closedBy());
        }
    }

    /** What a day sold of one rate. */
    record PartJson(String vatRate, String gross, String net, String vat) {}

    /** A closed day. */
    record DayJson(
            UUID id,
            LocalDate day,
            String number,
            String cash,
            String card,
            String toBank,
            String counted,
            String difference,
            List<PartJson> parts) {

        static DayJson of(TillDay d) {
            return new DayJson(
                    d.id(),
                    d.day(),
                    d.number(),
                    d.cash().toString(),
                    d.card().toString(),
                    d.toBank().toString(),
                    d.counted().toString(),
                    d.difference().toString(),
                    d.parts().stream()
                            .map(p -> new PartJson(
                                    p.rate().fraction().toPlainString(),
                                    p.gross().toString(),
                                    p.net().toString(),
                                    p.vat().toString()))
                            .toList());
        }
    }

    record NewTaking(LocalDate day, Supply supply, @Nullable String description, Money gross, Taking.Method method) {}

    record Why(String reason) {}

    record Closing(
            LocalDate day,
            Money counted,
            @Nullable Money toBank,
            @Nullable String reason) {}

    /** Lines, latest first. */
    @GetMapping("/takings")
    CursorPage<TakingJson> takings(
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<Taking> found = reading.takings(unit, CursorPage.id(cursor).orElse(null), size + 1);
        return CursorPage.of(found.stream().map(TakingJson::of).toList(), size, t -> t.id().toString());
    }

    @PostMapping("/takings")
    @ResponseStatus(HttpStatus.CREATED)
    TakingJson record(@PathVariable UUID unit, @RequestBody NewTaking body) {
        String description = body.description() == null ? "" : body.description();
        return TakingJson.of(book.record(
                        unit, new TillBook.Sold(body.day(), body.supply(), description, body.gross(), body.method()))
                .orThrow());
    }

    /** Answers the line that takes the named one back. */
    @PostMapping("/takings/{id}/reversal")
    @ResponseStatus(HttpStatus.CREATED)
    TakingJson takeBack(@PathVariable UUID unit, @PathVariable UUID id, @RequestBody Why body) {
        return TakingJson.of(book.takeBack(id, body.reason()).orThrow());
    }

    /** Closed days, latest first. */
    @GetMapping("/days")
    CursorPage<DayJson> days(
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        LocalDate first = from == null ? LocalDate.EPOCH : from;
        LocalDate last = to == null ? LocalDate.of(9999, 12, 31) : to;
        List<TillDay> found = reading.days(unit, first, last, offset + size + 1);
        return CursorPage.from(
                offset, found.stream().skip(offset).map(DayJson::of).toList(), size);
    }

    @PostMapping("/days")
    @ResponseStatus(HttpStatus.CREATED)
    DayJson close(@PathVariable UUID unit, @RequestBody Closing body) {
        Money toBank = body.toBank() == null ? Money.ZERO : body.toBank();
        String reason = body.reason() == null ? "" : body.reason();
        return DayJson.of(book.close(unit, new TillBook.Count(body.day(), body.counted(), toBank, reason))
                .orThrow());
    }
}
