package coop.ouvrage.expenses.web;

import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ClaimId;
import coop.ouvrage.expenses.ExpenseClaim;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Claims for costs of a job for programs. */
@RestController
@RequestMapping("/api/v1/expenses")
class ClaimApi {

    private final ExpenseClaims claims;

    ClaimApi(ExpenseClaims claims) {
        this.claims = claims;
    }

    /**
     * @param currency ISO 4217 of the receipt; left out for the euro
     * @param inClientsName whether it was paid in the name and for the account of the client; left out for a cost of the unit
     * @param receipt a picture or PDF in Base64
     */
    record NewClaim(
            UUID unit,
            UUID job,
            Money amount,
            @Nullable String currency,
            @Nullable Boolean inClientsName,
            LocalDate spentOn,
            String description,
            String receiptName,
            byte[] receipt) {}

    /**
     * @param currency ISO 4217 of the receipt
     * @param receiptAmount in that currency
     * @param rate units of the currency for one euro on the day of the receipt; null for the euro
     */
    record ClaimJson(
            UUID id,
            UUID unit,
            UUID job,
            Money amount,
            String currency,
            BigDecimal receiptAmount,
            @Nullable BigDecimal rate,
            boolean inClientsName,
            LocalDate spentOn,
            String description,
            String receiptName,
            String state,
            @Nullable String decision,
            @Nullable LocalDate paidOn) {

        static ClaimJson of(ExpenseClaim claim) {
            ExpenseClaim.Foreign foreign = claim.foreign();
            return new ClaimJson(
                    claim.id().value(),
                    claim.unit(),
                    claim.job(),
                    claim.amount(),
                    foreign == null ? "EUR" : foreign.rate().currency(),
                    foreign == null ? claim.amount().toDecimal() : foreign.amount(),
                    foreign == null ? null : foreign.rate().perEuro(),
                    claim.inClientsName(),
                    claim.spentOn(),
                    claim.description(),
                    claim.receiptName(),
                    claim.state().name(),
                    claim.decision(),
                    claim.paidOn());
        }
    }

    /** One's own claims, newest first. */
    @GetMapping
    CursorPage<ClaimJson> mine(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                claims.mine().stream().map(ClaimJson::of).toList(),
                cursor,
                limit,
                claim -> claim.id().toString());
    }

    @GetMapping("/{id}")
    ClaimJson claim(@PathVariable UUID id) {
        return ClaimJson.of(claims.get(known(id)));
    }

    @GetMapping(value = "/{id}/receipt", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] receipt(@PathVariable UUID id) {
        return claims.receipt(known(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClaimJson make(@RequestBody NewClaim body) {
        ClaimDraft draft = new ClaimDraft(
                body.unit(),
                body.job(),
                body.amount(),
                body.spentOn(),
                body.description(),
                body.currency(),
                Boolean.TRUE.equals(body.inClientsName()));
        return ClaimJson.of(claims.get(
                claims.claim(draft, body.receipt(), body.receiptName()).orThrow()));
    }

    @PostMapping("/{id}/approval")
    ClaimJson approve(@PathVariable UUID id) {
        return ClaimJson.of(claims.get(claims.approve(known(id)).orThrow()));
    }

    @PostMapping("/{id}/refusal")
    ClaimJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        return ClaimJson.of(claims.get(claims.refuse(known(id), body.reason()).orThrow()));
    }

    private ClaimId known(UUID id) {
        return claims.find(new ClaimId(id)).map(ExpenseClaim::id).orElseThrow(NotFound::new);
    }
}
