package coop.ouvrage.treasury.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.web.Form;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bank line, what it may be, and what it was matched with.
 *
 * @param words by which was searched; empty for the proposals
 */
public record LinePage(Form form, KeptLine kept, List<Proposal> proposals, String words) {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+\\.[0-9]{2}");

    /** Names and values for the places of the sentence that says why. */
    public static Object[] arguments(Proposal proposal) {
        return proposal.claim().arguments().entrySet().stream()
                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                .toArray();
    }

    /** Names and values for the sentence that says why it was matched by itself; amounts are amounts again. */
    public Object[] values() {
        return kept.reasonValues().stream()
                .map(value -> AMOUNT.matcher(value).matches() ? Money.of(value) : value)
                .toArray();
    }

    /** Subjects of a proposal as the form sends them back. */
    public static String subjects(Proposal proposal) {
        return proposal.claim().subjects().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
