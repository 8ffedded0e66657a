package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What rules and refusals of this module say in plain words, in French, Dutch, German or English, also without a server. */
public final class EInvoiceWords {

    private static final class Holder {
        static final Texts TEXTS = Texts.load();
    }

    private final String language;

    private EInvoiceWords(String language) {
        this.language = language;
    }

    /** Words in one of the four languages. */
    public static EInvoiceWords in(Locale language) {
        return new EInvoiceWords(language.getLanguage());
    }

    /** What a frequent rule wants, said to the person who wrote the invoice; empty for a rule that is rare. */
    public Optional<String> rule(String rule) {
        return find("einvoice.rule." + rule, Map.of());
    }

    /** The sentence of a refusal of this module. */
    public String refusal(Refusal refusal) {
        return Holder.TEXTS.get(language, refusal.messageKey(), refusal.arguments());
    }

    /** A label of the printed invoice, with its values. */
    Optional<String> print(String key, Map<String, ?> values) {
        return find("einvoice.print." + key, values);
    }

    private Optional<String> find(String key, Map<String, ?> values) {
        return Holder.TEXTS.has(language, key)
                ? Optional.of(Holder.TEXTS.get(language, key, values))
                : Optional.empty();
    }
}
