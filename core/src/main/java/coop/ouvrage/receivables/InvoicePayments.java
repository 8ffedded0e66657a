package coop.ouvrage.receivables;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.ArrayList;
import java.util.Collection;
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
 * Recognises payments of clients. Without a person only: a right structured reference and no more than what is open (or was lost)
 * of that invoice; or several references whose open amounts make exactly the amount. Everything else is a proposal.
 */
@Component
class InvoicePayments implements Claimant {

    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])(20[0-9]{2})[-/ ]?([0-9]{6})(?![0-9])");
    private static final int MOST = 12;

    private final ItemStore store;
    private final PayerAccounts payerAccounts;
    private final Settling settling;
    private final Clients clients;

    InvoicePayments(ItemStore store, PayerAccounts payerAccounts, Settling settling, Clients clients) {
        this.store = store;
        this.payerAccounts = payerAccounts;
        this.settling = settling;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "receivables";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        if (!line.isCredit() || !line.returnReason().isEmpty()) {
            return Optional.empty();
        }
        List<OpenItem> named = named(line);
        Money claimable =
                Money.sum(named.stream().map(InvoicePayments::claimable).toList());
        boolean fits = switch (named.size()) {
            case 0 -> false;
            case 1 -> line.references().size() == 1 && line.amount().compareTo(claimable) <= 0;
            default -> line.references().size() == named.size() && line.amount().equals(claimable) && sameClient(named);
        };
        return fits ? Optional.of(claim(named, Certainty.REFERENCE, "receivables.claim.reference")) : Optional.empty();
    }

    private List<OpenItem> named(BankLine line) {
        return line.references().isEmpty()
                ? List.of()
                : store.byReferences(
                        line.entity(),
                        line.references().stream()
                                .map(StructuredReference::digits)
                                .toList());
    }

    private static Money claimable(OpenItem item) {
        return item.isOpen() ? item.left() : item.lost().minus(item.recovered());
    }

    private static boolean sameClient(List<OpenItem> items) {
        return items.stream().map(OpenItem::client).distinct().count() == 1;
    }

    private Claim claim(List<OpenItem> items, Certainty certainty, String reason) {
        OpenItem first = items.getFirst();
        String numbers = String.join(", ", items.stream().map(OpenItem::number).toList());
        return new Claim(
                items.stream().map(OpenItem::invoice).toList(),
                certainty,
                reason,
                Map.of(
                        "number", numbers,
                        "left", Money.sum(items.stream().map(OpenItem::left).toList()),
                        "due", first.dueOn(),
                        "client", clients.find(first.client()).map(Client::name).orElse("")));
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        if (!line.isCredit()) {
            return List.of();
        }
        Map<List<UUID>, Claim> found = new LinkedHashMap<>();
        named(line)
                .forEach(item -> add(found, claim(List.of(item), Certainty.REFERENCE_AMOUNT_DIFFERS, differs(item))));
        ofKnownAccount(line).forEach(claim -> add(found, claim));
        store.byNumbers(line.entity(), numbers(line.text() + " " + line.structured()))
                .forEach(
                        item -> add(found, claim(List.of(item), Certainty.NUMBER_IN_TEXT, "receivables.claim.number")));
        byAmount(line).forEach(claim -> add(found, claim));
        return found.values().stream().limit(MOST).toList();
    }

    private static void add(Map<List<UUID>, Claim> found, Claim claim) {
        found.putIfAbsent(claim.subjects(), claim);
    }

    private static String differs(OpenItem item) {
        return item.isOpen() ? "receivables.claim.more_than_open" : "receivables.claim.paid_already";
    }

    /** The client has paid from this account before: one invoice of this amount, or the oldest ones that make it exactly. */
    private List<Claim> ofKnownAccount(BankLine line) {
        List<Claim> claims = new ArrayList<>();
        Collection<UUID> payers = line.counterIban()
                .map(iban -> payerAccounts.clientsOf(iban.value()))
                .orElse(List.of());
        for (UUID client : payers) {
            List<OpenItem> open = store.openOf(client).stream()
                    .filter(item -> item.entity().equals(line.entity()))
                    .toList();
            open.stream()
                    .filter(item -> item.left().equals(line.amount()))
                    .forEach(item -> claims.add(
                            claim(List.of(item), Certainty.KNOWN_ACCOUNT, "receivables.claim.account_amount")));
            List<OpenItem> set = making(open, line.amount());
            if (set.size() > 1) {
                claims.add(claim(set, Certainty.KNOWN_ACCOUNT, "receivables.claim.account_set"));
            }
            if (claims.isEmpty() && !open.isEmpty()) {
                claims.add(
                        claim(List.of(open.getFirst()), Certainty.KNOWN_ACCOUNT, "receivables.claim.account_oldest"));
            }
        }
        return claims;
    }

    /** The oldest items that together are exactly this amount; else none. */
    private static List<OpenItem> making(List<OpenItem> open, Money amount) {
        List<OpenItem> set = new ArrayList<>();
        Money sum = Money.ZERO;
        for (OpenItem item : open) {
            set.add(item);
            sum = sum.plus(item.left());
            if (sum.equals(amount)) {
                return set;
            }
        }
        return List.of();
    }

    static Set<String> numbers(String text) {
        Set<String> numbers = new LinkedHashSet<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group(1) + "-" + matcher.group(2));
        }
        return numbers;
    }

    private List<Claim> byAmount(BankLine line) {
        ComparableName payer = ComparableName.of(line.counterparty());
        return store.byLeft(line.entity(), line.amount()).stream()
                .map(item -> isLike(payer, item.client())
                        ? claim(List.of(item), Certainty.NAME, "receivables.claim.name_amount")
                        : claim(List.of(item), Certainty.AMOUNT, "receivables.claim.amount"))
                .sorted(java.util.Comparator.comparing(Claim::certainty))
                .toList();
    }

    private boolean isLike(ComparableName payer, UUID client) {
        return clients.find(client)
                .map(Client::name)
                .map(ComparableName::of)
                .filter(payer::isLike)
                .isPresent();
    }

    @Override
    public List<Claim> search(BankLine line, String words) {
        if (!line.isCredit()) {
            return List.of();
        }
        List<String> references = StructuredReference.findIn(words).stream()
                .map(StructuredReference::digits)
                .toList();
        List<OpenItem> items = new ArrayList<>(store.byReferences(line.entity(), references));
        items.addAll(store.byNumbers(line.entity(), numbers(words)));
        return items.stream()
                .distinct()
                .map(item -> claim(List.of(item), Certainty.CHOSEN, "receivables.claim.chosen"))
                .toList();
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        settling.settle(line, claim.subjects(), claim.certainty() != Certainty.REFERENCE);
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        return settling.undo(line);
    }
}
