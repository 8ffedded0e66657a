package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.treasury.spi.BankLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What open items, rules and names say about some lines of one entity: everything that is needed to recognise them.
 *
 * @param byReference named by a reference, or by one that is a slip away: one, or those of a plan, the longest due first
 * @param near references that are a slip away from what a line says, by line
 * @param open of clients who may have paid, the longest due first; see {@link #MOST_OPEN}
 * @param paidLately amounts that these clients have paid in full in the last weeks
 * @param byLeft open with exactly this rest
 * @param named clients of exactly this name, in the form in which names are compared
 */
record Evidence(
        Map<String, List<OpenItem>> byReference,
        Map<UUID, Set<String>> near,
        Map<String, OpenItem> byNumber,
        Map<String, List<PayerRule>> byAccount,
        Map<String, List<PayerRule>> byName,
        Map<UUID, List<OpenItem>> open,
        Map<UUID, Set<Money>> paidLately,
        Map<Money, List<OpenItem>> byLeft,
        Map<String, List<UUID>> named,
        Map<UUID, ComparableName> comparable,
        Map<UUID, String> names) {

    /** Of a client with more open items than this, the others are found by reference, number and amount only. */
    static final int MOST_OPEN = 200;

    /** A payment made twice by mistake comes soon after the first. */
    static final int LATELY_DAYS = 60;

    static LocalDate lately(List<BankLine> lines) {
        return lines.stream()
                .map(BankLine::bookedOn)
                .min(LocalDate::compareTo)
                .orElseThrow()
                .minusDays(LATELY_DAYS);
    }

    List<OpenItem> references(BankLine line) {
        return line.references().stream()
                .flatMap(reference -> byReference.getOrDefault(reference.digits(), List.of()).stream())
                .distinct()
                .toList();
    }

    /** Whether each reference of a line is one of ours. */
    boolean knowsReferences(BankLine line) {
        return line.references().stream().allMatch(reference -> byReference.containsKey(reference.digits()));
    }

    List<OpenItem> near(BankLine line) {
        return near.getOrDefault(line.id(), Set.of()).stream()
                .flatMap(digits -> byReference.getOrDefault(digits, List.of()).stream())
                .distinct()
                .toList();
    }

    boolean hasSlip(BankLine line) {
        return near.containsKey(line.id());
    }

    List<OpenItem> numbers(BankLine line) {
        return InvoiceNumbers.in(line).stream()
                .flatMap(number -> java.util.stream.Stream.ofNullable(byNumber.get(number)))
                .toList();
    }

    List<PayerRule> account(BankLine line) {
        return line.counterIban()
                .map(iban -> byAccount.getOrDefault(iban.value(), List.of()))
                .orElse(List.of());
    }

    /** Clients who pay under this name: their own, or one that a rule knows. */
    List<UUID> payersNamed(BankLine line) {
        String name = ComparableName.of(line.counterparty()).value();
        List<UUID> clients = new ArrayList<>(named.getOrDefault(name, List.of()));
        byName.getOrDefault(name, List.of()).stream().map(PayerRule::client).forEach(clients::add);
        return clients.stream().distinct().toList();
    }

    boolean isLike(BankLine line, UUID client) {
        return isLike(ComparableName.of(line.counterparty()), client);
    }

    /** For many clients the name of the payer is made comparable once. */
    boolean isLike(ComparableName payer, UUID client) {
        ComparableName name = comparable.get(client);
        return name != null && payer.isLike(name);
    }

    List<OpenItem> open(UUID client) {
        return open.getOrDefault(client, List.of());
    }
}
