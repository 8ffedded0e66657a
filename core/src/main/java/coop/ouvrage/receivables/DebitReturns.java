package coop.ouvrage.receivables;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.CollectedDebits;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Recognises direct debits that the debtor's bank sent back (unpaid, refunded, without mandate): the invoice that was paid by it is open
 * again, as from the day of the return.
 */
@Component
class DebitReturns implements Claimant {

    private final CollectedDebits debits;
    private final Settling settling;

    DebitReturns(CollectedDebits debits, Settling settling) {
        this.debits = debits;
        this.settling = settling;
    }

    @Override
    public String name() {
        return "debit_returns";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.ofNullable(claims(List.of(line)).get(line.id()));
    }

    @Override
    public Map<UUID, Claim> claims(List<BankLine> lines) {
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        List<BankLine> out = lines.stream().filter(line -> !line.isCredit()).toList();
        debits.of(out).forEach((line, debit) -> {
            if (debit.file() != null && debit.returnedLine() == null) {
                claims.put(line, claim(debit));
            }
        });
        return claims;
    }

    private static Claim claim(DirectDebit debit) {
        return new Claim(
                debit.id(),
                Certainty.OWN_IDENTIFICATION,
                "receivables.claim.debit_returned",
                Map.of("name", debit.mandate().debtor(), "reference", debit.remittance()));
    }

    /** A return before anybody has seen the money come is for a person: there is nothing to take back. */
    @Override
    public void settle(BankLine line, Claim claim) {
        UUID debit = claim.subjects().getFirst();
        BankLine credit = debits.creditOf(debit)
                .orElseThrow(() -> new RefusedException(Refusal.of("receivables.debit_not_collected")));
        List<Refusal> refusals = settling.takeBack(credit, line);
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
        debits.returned(debit, line);
    }
}
