package coop.ouvrage.receivables;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.treasury.spi.Recognised;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Invoices that were paid whole, of which a provider of card payments or a bank on the way kept its fee: the invoices are settled with
 * what their clients paid, the fee is a charge of the common pot. Such lines bear the name of the provider, so that a person always
 * decides, and nothing is learned from them.
 */
@Component
class WithheldFees implements Claimant {

    static final String REASON = "receivables.claim.withheld";

    private static final Pattern AMOUNT =
            Pattern.compile("(?<![0-9.,])([0-9]{1,3}(?:[. ][0-9]{3})*|[0-9]{1,9})[.,]([0-9]{2})(?![0-9])");

    private final ItemSearch items;
    private final Settling settling;
    private final WithheldFee fees;
    private final Clients clients;

    WithheldFees(ItemSearch items, Settling settling, WithheldFee fees, Clients clients) {
        this.items = items;
        this.settling = settling;
        this.fees = fees;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "withheld";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.empty();
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return proposals(List.of(line)).getOrDefault(line.id(), List.of());
    }

    /** Invoices that the line names, or one of exactly the gross amount that it names, if a fee explains what is missing. */
    @Override
    public Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        Map<UUID, List<Claim>> proposals = new LinkedHashMap<>();
        for (BankLine line : lines) {
            List<Claim> claims = new ArrayList<>();
            Set<String> numbers = InvoiceNumbers.in(line);
            if (line.isCredit() && !numbers.isEmpty()) {
                claims.addAll(claims(line, items.byNumbers(line.entity(), numbers), Certainty.NUMBER_IN_TEXT));
            }
            Set<Money> gross = line.isCredit() && line.references().isEmpty() ? grossNamed(line) : Set.of();
            if (claims.isEmpty() && !gross.isEmpty()) {
                items.byLeft(line.entity(), gross)
                        .forEach(item -> claims.addAll(claims(line, List.of(item), Certainty.AMOUNT)));
            }
            if (!claims.isEmpty()) {
                proposals.put(line.id(), claims);
            }
        }
        return proposals;
    }

    /** Amounts in the text that the line may be without a fee. */
    private Set<Money> grossNamed(BankLine line) {
        Set<Money> named = new LinkedHashSet<>();
        Matcher matcher = AMOUNT.matcher(line.text());
        while (matcher.find()) {
            Money amount = Money.of(matcher.group(1).replaceAll("[. ]", "") + "." + matcher.group(2));
            if (fees.of(line, amount).isPresent()) {
                named.add(amount);
            }
        }
        return named;
    }

    /** All invoices that the words name, together. */
    @Override
    public List<Claim> search(BankLine line, String words) {
        List<String> references = StructuredReference.findIn(words).stream()
                .map(StructuredReference::digits)
                .toList();
        List<OpenItem> found = new ArrayList<>(items.byReferences(line.entity(), references));
        found.addAll(items.byNumbers(line.entity(), InvoiceNumbers.in(words)));
        return claims(line, found.stream().distinct().toList(), Certainty.CHOSEN);
    }

    private List<Claim> claims(BankLine line, List<OpenItem> paid, Certainty certainty) {
        return fees.of(line, paid).stream()
                .map(fee -> claim(paid, fee, certainty))
                .toList();
    }

    private Claim claim(List<OpenItem> paid, Money fee, Certainty certainty) {
        Claim claim = ItemClaims.of(
                paid,
                certainty,
                REASON,
                clients.names(paid.stream().map(OpenItem::client).toList()));
        Map<String, Object> places = new HashMap<>(claim.arguments());
        places.put("fee", fee);
        return new Claim(claim.subjects(), certainty, REASON, places);
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        settling.settle(List.of(new Recognised(line, claim)));
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        return settling.undo(line);
    }
}
