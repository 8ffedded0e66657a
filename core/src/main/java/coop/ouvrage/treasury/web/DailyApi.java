package coop.ouvrage.treasury.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.DailyBalance;
import coop.ouvrage.treasury.DailyBalances;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bank against ledger for the programs of finance and auditors. */
@RestController
@RequestMapping("/api/v1/bank/days")
class DailyApi {

    private final DailyBalances balances;

    DailyApi(DailyBalances balances) {
        this.balances = balances;
    }

    /** The difference between bank and books is the sum of the last three amounts. */
    record DayJson(
            UUID statement,
            String entity,
            String account,
            LocalDate day,
            String sequence,
            Money bank,
            Money books,
            Money atOpening,
            Money unposted,
            Money missing) {

        static DayJson of(DailyBalance day) {
            return new DayJson(
                    day.statement(),
                    day.account().entity(),
                    day.account().iban().masked(),
                    day.day(),
                    day.sequence(),
                    day.bank(),
                    day.books(),
                    day.atOpening(),
                    day.unposted(),
                    day.missing());
        }
    }

    /** Days on which statements close, of the last thirteen months, newest first. */
    @GetMapping
    CursorPage<DayJson> days(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<DayJson> found = balances.latest(CursorPage.id(cursor).orElse(null), size + 1).stream()
                .map(DayJson::of)
                .toList();
        return CursorPage.of(found, size, day -> day.statement().toString());
    }
}
