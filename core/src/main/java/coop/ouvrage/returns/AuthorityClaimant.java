package coop.ouvrage.returns;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Iban;
import coop.ouvrage.returns.spi.PaidAuthorities;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Recognises money that an authority gives back or grants, by its account; an officer decides, never the program alone. */
@Component
class AuthorityClaimant implements Claimant {

    private final ObjectProvider<PaidAuthorities> paid;
    private final Authorities authorities;
    private final Ledger ledger;

    AuthorityClaimant(ObjectProvider<PaidAuthorities> paid, Authorities authorities, Ledger ledger) {
        this.paid = paid;
        this.authorities = authorities;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "returns";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.empty();
    }

    @Override
    public Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        Map<Iban, List<Claim>> byAccount = new HashMap<>();
        paid.stream()
                .flatMap(known -> known.codes().stream())
                .distinct()
                .forEach(authority -> authorities
                        .confirmed(authority)
                        .ifPresent(account -> authorities
                                .party(authority)
                                .ifPresent(party -> byAccount
                                        .computeIfAbsent(account.iban(), iban -> new ArrayList<>())
                                        .add(new Claim(
                                                party,
                                                Claim.Certainty.KNOWN_ACCOUNT,
                                                "returns.claim." + authority,
                                                Map.of())))));
        Map<UUID, List<Claim>> proposals = new HashMap<>();
        lines.stream()
                .filter(BankLine::isCredit)
                .forEach(line ->
                        line.counterIban().map(byAccount::get).ifPresent(claims -> proposals.put(line.id(), claims)));
        return proposals;
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        UUID party = claim.subjects().getFirst();
        ledger.post(EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key(name()))
                .text("ledger.text.from_authority")
                .debit(AccountRole.BANK, line.amount(), Dim.none())
                .credit(
                        AccountRole.AUTHORITIES_PAYABLE,
                        line.amount(),
                        Dim.party(party).subject(line.id()))
                .build());
    }
}
