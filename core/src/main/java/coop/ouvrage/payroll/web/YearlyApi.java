package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.YearlyClaim;
import coop.ouvrage.payroll.YearlyPays;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.CursorPage;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is owed once a year beside wages, for programs. */
@RestController
@RequestMapping("/api/v1/yearly-pay")
class YearlyApi {

    private final YearlyPays yearly;

    YearlyApi(YearlyPays yearly) {
        this.yearly = yearly;
    }

    /**
     * One contract; amounts are decimal text, gross.
     *
     * @param why key of the reason
     * @param refused code of the refusal; null if there is none
     */
    record ClaimJson(
            UUID contract,
            UUID worker,
            int months,
            String earned,
            String owed,
            String before,
            String toPay,
            String why,
            @Nullable String refused) {}

    @GetMapping
    CursorPage<ClaimJson> claims(
            @RequestParam String entity,
            @RequestParam YearlyKind kind,
            @RequestParam int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<ClaimJson> all =
                yearly.claims(entity, kind, year).stream().map(YearlyApi::json).toList();
        return CursorPage.cut(all, cursor, limit, claim -> claim.contract().toString());
    }

    /** The run to which the payslips were added. */
    record PreparedJson(UUID run) {}

    /** Puts what is owed and not paid into the next run. */
    @PostMapping
    PreparedJson prepare(@RequestParam String entity, @RequestParam YearlyKind kind, @RequestParam int year) {
        return new PreparedJson(yearly.prepare(entity, kind, year).orThrow().value());
    }

    private static ClaimJson json(YearlyClaim claim) {
        Refusal refused = claim.refused();
        return new ClaimJson(
                claim.contract().value(),
                claim.worker(),
                claim.months(),
                claim.earned().toString(),
                claim.owed().gross().toString(),
                claim.before().gross().toString(),
                claim.difference().gross().toString(),
                claim.why(),
                refused == null ? null : refused.code());
    }
}
