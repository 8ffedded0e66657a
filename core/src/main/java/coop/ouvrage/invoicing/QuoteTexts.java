package coop.ouvrage.invoicing;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of an offer: what has to be said, and how long it may be, so that it fits on paper and in an e-invoice. */
final class QuoteTexts {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST = 500;
    private static final int LONGEST_BLOCK = 2000;

    private QuoteTexts() {}

    static List<Refusal> refusals(QuoteDraft draft, @Nullable QuoteExtras extras) {
        List<Refusal> refusals = new ArrayList<>();
        List<QuoteDraft.Item> items = new ArrayList<>(draft.items());
        items.addAll(extras == null ? List.of() : extras.options());
        boolean missing = draft.title().isBlank()
                || draft.items().isEmpty()
                || items.stream().anyMatch(item -> item.description().isBlank());
        if (missing) {
            refusals.add(Refusal.of("invoicing.text_missing"));
        }
        if (!Texts.LANGUAGES.contains(draft.language())) {
            refusals.add(Refusal.of("parties.language_unknown", "language", draft.language()));
        }
        Stream<String> texts = Stream.concat(
                        items.stream()
                                .flatMap(item -> Stream.of(
                                        item.description(), Objects.requireNonNullElse(item.justification(), ""))),
                        Stream.of(draft.costsText(), draft.clientReference()))
                .filter(Objects::nonNull);
        if (draft.title().length() > LONGEST_TITLE || texts.anyMatch(text -> text.length() > LONGEST)) {
            refusals.add(Refusal.of("invoicing.text_too_long", "longest", LONGEST, "title", LONGEST_TITLE));
        }
        boolean longBlock = extras != null
                && Stream.of(extras.opening(), extras.closing()).anyMatch(block -> block.length() > LONGEST_BLOCK);
        if (longBlock) {
            refusals.add(Refusal.of("invoicing.text_block_too_long", "longest", LONGEST_BLOCK));
        }
        return refusals;
    }
}
