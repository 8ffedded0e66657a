package coop.ouvrage.receivables;

import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What a match teaches about who pays. */
final class Lessons {

    private Lessons() {}

    /**
     * A match that a rule made by itself proves nothing: else a mistake would confirm itself. Nor does the account of a provider who
     * pays for everybody.
     */
    static boolean teaches(Claim claim) {
        return !claim.reason().equals(Recognition.BY_RULE) && !claim.reason().equals(WithheldFees.REASON);
    }

    /**
     * The account, and the name where it is not the client's own.
     *
     * @param names of these clients
     */
    static Stream<RuleStore.Lesson> of(BankLine line, Collection<UUID> clients, Map<UUID, ComparableName> names) {
        ComparableName payer = ComparableName.of(line.counterparty());
        return clients.stream()
                .flatMap(client -> Stream.concat(
                        line.counterIban().stream()
                                .map(iban -> lesson(line, PayerRule.Kind.ACCOUNT, iban.value(), client)),
                        Stream.of(payer)
                                .filter(name -> !name.value().isEmpty() && !name.equals(names.get(client)))
                                .map(name -> lesson(line, PayerRule.Kind.NAME, name.value(), client))));
    }

    private static RuleStore.Lesson lesson(BankLine line, PayerRule.Kind kind, String clue, UUID client) {
        return new RuleStore.Lesson(kind, clue, client, line.bookedOn());
    }
}
