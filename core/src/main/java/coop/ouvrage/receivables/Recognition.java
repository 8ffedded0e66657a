package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Says without a person what lines pay, in their order; what one line takes, the next does not find any more. Rather silent than wrong:
 * a reference that is right and an amount that fits; invoices named in the text that make exactly the amount, paid by who may pay
 * them; or an account that two matches have proven to be one client's who has one invoice only that it could be.
 */
final class Recognition {

    /** Why a rule alone matched a line. */
    static final String BY_RULE = "receivables.claim.account_alone";

    private final Evidence evidence;
    private final Exchange exchange;
    private final Map<UUID, Money> taken = new HashMap<>();
    private final Map<String, Integer> sameAgain = new HashMap<>();

    Recognition(Evidence evidence, Exchange exchange, List<BankLine> lines) {
        this.evidence = evidence;
        this.exchange = exchange;
        lines.forEach(line -> sameAgain.merge(again(line), 1, Integer::sum));
    }

    private static String again(BankLine line) {
        return line.counterAccount() + " " + line.amount().cents();
    }

    Optional<Claim> certain(BankLine line) {
        Optional<Found> found = found(line);
        found.ifPresent(match -> take(
                match.reason().equals(Exchange.REASON)
                        ? match.items().getFirst().left()
                        : line.amount(),
                match.items()));
        return found.map(match -> ItemClaims.of(match.items(), match.certainty(), match.reason(), evidence.names()));
    }

    private record Found(List<OpenItem> items, Certainty certainty, String reason) {}

    private Optional<Found> found(BankLine line) {
        if (!line.references().isEmpty()) {
            return referenced(line);
        }
        if (evidence.hasSlip(line)) {
            return Optional.empty();
        }
        return InvoiceNumbers.in(line).isEmpty() ? learned(line) : numbered(line);
    }

    private Optional<Found> referenced(BankLine line) {
        List<OpenItem> named = evidence.references(line);
        boolean one = line.references().size() == 1;
        if (named.isEmpty()
                || !evidence.knowsReferences(line)
                || !one && named.size() != line.references().size()) {
            return Optional.empty();
        }
        Money claimable = Money.sum(named.stream().map(this::claimable).toList());
        OpenItem only = named.getFirst();
        if (named.size() == 1 && !taken.containsKey(only.invoice()) && exchange.must(line, only)) {
            return Optional.of(new Found(named, Certainty.REFERENCE, Exchange.REASON));
        }
        int order = line.amount().compareTo(claimable);
        boolean fits = order == 0 ? one || sameClient(named) : order < 0 && one && mayPay(line, only.client());
        return fits
                ? Optional.of(new Found(
                        order < 0 ? reached(line.amount(), named) : named,
                        Certainty.REFERENCE,
                        "receivables.claim.reference"))
                : Optional.empty();
    }

    /** As many of the invoices of a plan as an instalment pays, the longest due first. */
    private List<OpenItem> reached(Money amount, List<OpenItem> named) {
        List<OpenItem> reached = new ArrayList<>();
        Money rest = amount;
        for (OpenItem item : named) {
            if (rest.isPositive() && claimable(item).isPositive()) {
                reached.add(item);
                rest = rest.minus(claimable(item));
            }
        }
        return reached;
    }

    /** A part of an invoice from an account that is known to be of others only may mean another invoice. */
    private boolean mayPay(BankLine line, UUID client) {
        List<PayerRule> rules = evidence.account(line);
        return rules.isEmpty()
                || rules.stream().anyMatch(rule -> rule.client().equals(client))
                || evidence.isLike(line, client);
    }

    private Optional<Found> numbered(BankLine line) {
        List<OpenItem> items = evidence.numbers(line);
        boolean fits = items.size() == InvoiceNumbers.in(line).size()
                && sameClient(items)
                && items.stream().allMatch(item -> left(item).isPositive())
                && Money.sum(items.stream().map(this::left).toList()).equals(line.amount())
                && (knows(line, items.getFirst().client())
                        || evidence.account(line).isEmpty()
                                && evidence.isLike(line, items.getFirst().client()));
        return fits ? Optional.of(new Found(items, Certainty.LEARNED, "receivables.claim.numbers")) : Optional.empty();
    }

    private boolean knows(BankLine line, UUID client) {
        return evidence.account(line).stream().anyMatch(rule -> rule.client().equals(client));
    }

    private Optional<Found> learned(BankLine line) {
        List<PayerRule> rules = evidence.account(line);
        if (rules.size() != 1 || !rules.getFirst().isTrusted() || !isAlone(line)) {
            return Optional.empty();
        }
        UUID client = rules.getFirst().client();
        List<OpenItem> open = evidence.open(client);
        List<OpenItem> same =
                open.stream().filter(item -> left(item).equals(line.amount())).toList();
        boolean paidBefore =
                evidence.paidLately().getOrDefault(client, Set.of()).contains(line.amount())
                        || open.stream()
                                .anyMatch(item -> taken.containsKey(item.invoice())
                                        && item.left().equals(line.amount()));
        boolean only = same.size() == 1 && open.size() < Evidence.MOST_OPEN && !paidBefore;
        return only && ItemSets.making(open, this::left, line.amount()).isEmpty()
                ? Optional.of(new Found(same, Certainty.LEARNED, BY_RULE))
                : Optional.empty();
    }

    /** The same payer pays the same amount once in this file: if twice, one of them may be a mistake. */
    private boolean isAlone(BankLine line) {
        return sameAgain.getOrDefault(again(line), 0) == 1;
    }

    private Money claimable(OpenItem item) {
        Money already = taken.getOrDefault(item.invoice(), Money.ZERO);
        return item.claimable().minus(already);
    }

    private Money left(OpenItem item) {
        return item.left().minus(taken.getOrDefault(item.invoice(), Money.ZERO)).max(Money.ZERO);
    }

    private void take(Money amount, List<OpenItem> items) {
        Money rest = amount;
        for (OpenItem item : items) {
            Money part = claimable(item).min(rest);
            taken.merge(item.invoice(), part, Money::plus);
            rest = rest.minus(part);
        }
    }

    static boolean sameClient(List<OpenItem> items) {
        Set<UUID> clients = new HashSet<>();
        items.forEach(item -> clients.add(item.client()));
        return clients.size() == 1;
    }
}
