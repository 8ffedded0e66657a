package coop.ouvrage.receivables;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.treasury.spi.BankLine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Asks for everything that may be known about lines: the same few queries for one line as for ten thousand. */
@Component
class EvidenceReader {

    private final ItemSearch items;
    private final RuleStore rules;
    private final Clients clients;

    EvidenceReader(ItemSearch items, RuleStore rules, Clients clients) {
        this.items = items;
        this.rules = rules;
        this.clients = clients;
    }

    /**
     * What is known about credits of one entity.
     *
     * @param wide whether amounts and names count too: for a person to choose from
     */
    Evidence about(String entity, List<BankLine> lines, boolean wide) {
        Map<UUID, Set<String>> near = near(lines);
        Map<String, List<OpenItem>> byReference = byReference(entity, lines, near);
        List<OpenItem> referenced =
                byReference.values().stream().flatMap(List::stream).toList();
        Map<String, OpenItem> byNumber =
                index(items.byNumbers(entity, all(lines, InvoiceNumbers::in)), OpenItem::number);
        Map<String, List<PayerRule>> byAccount = rules(
                PayerRule.Kind.ACCOUNT,
                lines.stream()
                        .flatMap(line -> line.counterIban().stream())
                        .map(iban -> iban.value())
                        .collect(Collectors.toSet()));
        Set<String> names = wide
                ? lines.stream()
                        .map(line -> ComparableName.of(line.counterparty()).value())
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet())
                : Set.of();
        Map<String, List<PayerRule>> byName = rules(PayerRule.Kind.NAME, names);
        Map<String, List<UUID>> named = names.isEmpty() ? Map.of() : clients.named(names);
        Map<Money, List<OpenItem>> byLeft = wide
                ? items.byLeft(entity, lines.stream().map(BankLine::amount).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(OpenItem::left))
                : Map.of();
        Set<UUID> payers = payers(byAccount, byName, named);
        if (wide) {
            referenced.forEach(item -> payers.add(item.client()));
        }
        Map<UUID, List<OpenItem>> open = items.openOf(entity, payers, Evidence.MOST_OPEN).stream()
                .collect(Collectors.groupingBy(OpenItem::client));
        Set<UUID> concerned = new HashSet<>(payers);
        Stream.of(referenced, byNumber.values()).flatMap(Collection::stream).forEach(i -> concerned.add(i.client()));
        byLeft.values().forEach(list -> list.forEach(item -> concerned.add(item.client())));
        Map<UUID, String> display = clients.names(concerned);
        return new Evidence(
                byReference,
                near,
                byNumber,
                byAccount,
                byName,
                open,
                items.paidLately(payers, Evidence.lately(lines)),
                byLeft,
                named,
                display.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, of -> ComparableName.of(of.getValue()))),
                display);
    }

    private static Map<UUID, Set<String>> near(List<BankLine> lines) {
        Map<UUID, Set<String>> near = new HashMap<>();
        lines.stream().filter(line -> line.references().isEmpty()).forEach(line -> {
            Set<String> found = NearReferences.in(line.structured() + " " + line.text());
            if (!found.isEmpty()) {
                near.put(line.id(), found);
            }
        });
        return near;
    }

    private Map<String, List<OpenItem>> byReference(String entity, List<BankLine> lines, Map<UUID, Set<String>> near) {
        Set<String> digits = all(
                lines,
                line -> line.references().stream().map(ref -> ref.digits()).toList());
        near.values().forEach(digits::addAll);
        Map<String, List<OpenItem>> found = new HashMap<>();
        index(items.byReferences(entity, digits), item -> String.valueOf(item.reference()))
                .forEach((reference, item) -> found.put(reference, List.of(item)));
        digits.removeAll(found.keySet());
        found.putAll(items.byOtherReferences(entity, digits));
        return found;
    }

    private static Set<String> all(List<BankLine> lines, Function<BankLine, Collection<String>> part) {
        return lines.stream().flatMap(line -> part.apply(line).stream()).collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, OpenItem> index(List<OpenItem> found, Function<OpenItem, String> key) {
        Map<String, OpenItem> index = new HashMap<>();
        found.forEach(item -> index.putIfAbsent(key.apply(item), item));
        return index;
    }

    private Map<String, List<PayerRule>> rules(PayerRule.Kind kind, Set<String> clues) {
        return clues.isEmpty()
                ? Map.of()
                : rules.known(kind, clues).stream().collect(Collectors.groupingBy(PayerRule::clue));
    }

    private static Set<UUID> payers(
            Map<String, List<PayerRule>> byAccount,
            Map<String, List<PayerRule>> byName,
            Map<String, List<UUID>> named) {
        Set<UUID> payers = Stream.of(byAccount, byName)
                .flatMap(map -> map.values().stream())
                .flatMap(List::stream)
                .map(PayerRule::client)
                .collect(Collectors.toCollection(HashSet::new));
        named.values().forEach(payers::addAll);
        return payers;
    }
}
