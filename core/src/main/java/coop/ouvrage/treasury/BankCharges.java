package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the bank takes for its services, borne by the common pot. Recognised by the bank's own code. */
@Component
class BankCharges implements Claimant {

    /** CODA: family 80, or costs (37) of a transfer family; ISO: charges, fees, commission. */
    private static final Pattern FEE = Pattern.compile("[0-9](80[0-9]{2}|0[12]37)[0-9]{3}|.*(CHRG|FEES|COMM).*");

    /** Larger than this is looked at by a person. */
    private static final Money UNLOOKED = Money.of("100.00");

    private final Ledger ledger;
    private final LegalEntities entities;

    BankCharges(Ledger ledger, LegalEntities entities) {
        this.ledger = ledger;
        this.entities = entities;
    }

    @Override
    public String name() {
        return "charges";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        boolean fee = !line.isCredit() && FEE.matcher(line.bankCode()).matches();
        return fee && line.amount().abs().compareTo(UNLOOKED) <= 0
                ? Optional.of(claim(line, Certainty.REFERENCE))
                : Optional.empty();
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return line.isCredit() ? List.of() : List.of(claim(line, Certainty.CHOSEN));
    }

    private static Claim claim(BankLine line, Certainty certainty) {
        return new Claim(
                line.id(),
                certainty,
                "treasury.claim.charges",
                Map.of("amount", line.amount().abs()));
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        ledger.post(EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key(name()))
                .text("ledger.text.bank_charges")
                .credit(
                        AccountRole.BANK_CHARGES,
                        line.amount(),
                        Dim.unit(entities.get(line.entity()).pot()))
                .debit(AccountRole.BANK, line.amount(), Dim.none())
                .build());
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        ledger.entriesOf(line.id()).stream()
                .filter(entry -> entry.key().equals(line.key(name())))
                .forEach(entry -> ledger.reverse(entry.id(), line.bookedOn(), "ledger.text.match_undone"));
        return List.of();
    }
}
