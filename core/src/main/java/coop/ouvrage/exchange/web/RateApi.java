package coop.ouvrage.exchange.web;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reference rates of the euro for programs: units of a currency for one euro, as decimal strings. */
@RestController
@RequestMapping("/api/v1/exchange-rates")
class RateApi {

    private final ReferenceRates rates;

    RateApi(ReferenceRates rates) {
        this.rates = rates;
    }

    record RateJson(String currency, LocalDate day, String perEuro) {

        static RateJson of(ReferenceRate rate) {
            return new RateJson(rate.currency(), rate.day(), rate.perEuro().toPlainString());
        }
    }

    /** How many rates of a file were new. */
    record TakenJson(int added) {}

    /** Of a currency, newest first; without one, all of the last day. */
    @GetMapping
    CursorPage<RateJson> list(
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        if (currency.isEmpty()) {
            return CursorPage.cut(all(rates.latest()), cursor, limit);
        }
        int size = CursorPage.limit(limit);
        int offset = CursorPage.offset(cursor);
        return CursorPage.from(offset, all(rates.of(currency, offset, size + 1)), size);
    }

    private static List<RateJson> all(List<ReferenceRate> found) {
        return found.stream().map(RateJson::of).toList();
    }

    /** The rate that a document of this day takes: the last one published. */
    @GetMapping("/{currency}/{day}")
    RateJson show(@PathVariable String currency, @PathVariable LocalDate day) {
        return RateJson.of(rates.on(currency, day).orThrow());
    }

    /** Takes a file of the European Central Bank, XML or CSV, which is the body. */
    @PostMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    TakenJson take(@RequestBody(required = false) byte @Nullable [] file) {
        if (file == null || file.length == 0) {
            throw new RefusedException(Refusal.of("exchange.file_missing"));
        }
        return new TakenJson(rates.take(file).orThrow());
    }
}
