package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a line may pay, for a person to choose from; each guess says why. */
final class Guesses {

    private static final int MOST = 12;

    private final Evidence evidence;
    private final Exchange exchange;

    Guesses(Evidence evidence, Exchange exchange) {
        this.evidence = evidence;
        this.exchange = exchange;
    }

    List<Claim> of(BankLine line) {
        Map<List<UUID>, Claim> found = new LinkedHashMap<>();
        List<Claim> all = new ArrayList<>();
        all.addAll(referenced(line));
        all.addAll(nearlyReferenced(line));
        all.addAll(numbered(line));
        evidence.account(line).stream()
                .map(PayerRule::client)
                .forEach(client -> all.addAll(ofPayer(line, client, Certainty.KNOWN_ACCOUNT)));
        evidence.payersNamed(line).forEach(client -> all.addAll(ofPayer(line, client, Certainty.NAME)));
        all.addAll(byAmount(line));
        all.sort(Comparator.comparing(Claim::certainty));
        all.forEach(claim -> found.putIfAbsent(claim.subjects(), claim));
        return found.values().stream().limit(MOST).toList();
    }

    private Claim claim(BankLine line, List<OpenItem> items, Certainty certainty, String reason) {
        if (items.size() == 1 && exchange.may(line, items.getFirst())) {
            return ItemClaims.of(items, certainty, Exchange.REASON, evidence.names());
        }
        return ItemClaims.of(items, certainty, "receivables.claim." + reason, evidence.names());
    }

    private List<Claim> referenced(BankLine line) {
        List<Claim> claims = new ArrayList<>();
        List<OpenItem> named = evidence.references(line);
        if (named.size() > 1 && line.references().size() == 1) {
            claims.add(differs(line, named));
        }
        for (OpenItem item : named) {
            Money rest = line.amount().minus(item.left());
            if (named.size() == 1 && item.isOpen() && rest.isPositive()) {
                List<OpenItem> set = withOthers(item, rest);
                if (!set.isEmpty()) {
                    claims.add(claim(line, set, Certainty.REFERENCE_AMOUNT_DIFFERS, "reference_set"));
                }
            }
            claims.add(differs(line, List.of(item)));
        }
        return claims;
    }

    private Claim differs(BankLine line, List<OpenItem> named) {
        if (named.size() == 1 && exchange.may(line, named.getFirst())) {
            return claim(line, named, Certainty.REFERENCE_AMOUNT_DIFFERS, "part");
        }
        Money left = Money.sum(named.stream().map(OpenItem::claimable).toList());
        boolean owed =
                named.stream().anyMatch(item -> item.isOpen() || item.charged().isPositive());
        String reason = !left.isPositive()
                ? "paid_already"
                : !owed ? "lost" : line.amount().compareTo(left) < 0 ? "part" : "more_than_open";
        return ItemClaims.of(
                named, Certainty.REFERENCE_AMOUNT_DIFFERS, "receivables.claim." + reason, evidence.names(), left);
    }

    /** The invoice of the reference, and others of its client that make up the rest. */
    private List<OpenItem> withOthers(OpenItem item, Money rest) {
        List<OpenItem> others = evidence.open(item.client()).stream()
                .filter(other -> !other.invoice().equals(item.invoice()))
                .toList();
        List<OpenItem> set = new ArrayList<>(List.of(item));
        List<OpenItem> more = others.stream()
                .filter(other -> other.left().equals(rest))
                .limit(1)
                .toList();
        set.addAll(more.isEmpty() ? ItemSets.making(others, OpenItem::left, rest) : more);
        return set.size() == 1 ? List.of() : set;
    }

    private List<Claim> nearlyReferenced(BankLine line) {
        List<UUID> payers =
                evidence.account(line).stream().map(PayerRule::client).toList();
        return evidence.near(line).stream()
                .filter(OpenItem::isOpen)
                .map(item -> {
                    boolean exact = asks(item, line.amount());
                    boolean known = payers.contains(item.client()) || evidence.isLike(line, item.client());
                    return claim(
                            line,
                            List.of(item),
                            known ? Certainty.KNOWN_ACCOUNT : exact ? Certainty.NAMED : Certainty.NUMBER_IN_TEXT,
                            exact ? "near_reference" : "near_reference_amount");
                })
                .toList();
    }

    private List<Claim> numbered(BankLine line) {
        List<OpenItem> items = evidence.numbers(line);
        List<Claim> claims = new ArrayList<>();
        boolean exact = !items.isEmpty()
                && Recognition.sameClient(items)
                && Money.sum(items.stream().map(OpenItem::left).toList()).equals(line.amount());
        if (exact) {
            claims.add(claim(line, items, Certainty.NAMED, "numbers"));
        }
        items.forEach(item -> claims.add(claim(line, List.of(item), Certainty.NUMBER_IN_TEXT, "number")));
        return claims;
    }

    /** Whether an amount is what is open of an invoice, or that with the interest and lump sums that a reminder asked for. */
    private static boolean asks(OpenItem item, Money amount) {
        return item.left().equals(amount) || item.left().plus(item.charged()).equals(amount);
    }

    /** One invoice of this amount, or some that make it exactly; from a known account else the oldest. */
    private List<Claim> ofPayer(BankLine line, UUID client, Certainty certainty) {
        boolean account = certainty == Certainty.KNOWN_ACCOUNT;
        List<OpenItem> open = evidence.open(client);
        List<Claim> claims = new ArrayList<>();
        open.stream()
                .filter(item -> asks(item, line.amount()))
                .forEach(item ->
                        claims.add(claim(line, List.of(item), certainty, account ? "account_amount" : "name_amount")));
        List<OpenItem> set = ItemSets.making(open, OpenItem::left, line.amount());
        if (!set.isEmpty()) {
            claims.add(claim(line, set, certainty, account ? "account_set" : "name_set"));
        }
        if (claims.isEmpty() && account && !open.isEmpty()) {
            claims.add(claim(line, List.of(open.getFirst()), certainty, "account_oldest"));
        }
        return claims;
    }

    private List<Claim> byAmount(BankLine line) {
        ComparableName payer = ComparableName.of(line.counterparty());
        return evidence.byLeft().getOrDefault(line.amount(), List.of()).stream()
                .map(item -> evidence.isLike(payer, item.client())
                        ? claim(line, List.of(item), Certainty.NAME, "name_amount")
                        : claim(line, List.of(item), Certainty.AMOUNT, "amount"))
                .toList();
    }
}
