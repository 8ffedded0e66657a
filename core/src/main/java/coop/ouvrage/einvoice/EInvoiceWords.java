package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Refusal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What rules and refusals of this module say in plain words, in French, Dutch, German or English. */
public final class EInvoiceWords {

    private final ResourceBundle words;
    private final Locale language;

    private EInvoiceWords(Locale language) {
        this.language = language;
        this.words = ResourceBundle.getBundle(
                "messages.einvoice",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Words in one of the four languages. */
    public static EInvoiceWords in(Locale language) {
        return new EInvoiceWords(language);
    }

    /** What a frequent rule wants, said to the person who wrote the invoice; empty for a rule that is rare. */
    public Optional<String> rule(String rule) {
        String key = "einvoice.rule." + rule;
        return words.containsKey(key)
                ? Optional.of(MessageFormat.format(words.getString(key), new Object[0]))
                : Optional.empty();
    }

    /** A label of the printed invoice, with its arguments. */
    Optional<String> print(String key, @Nullable Object... arguments) {
        String full = "einvoice.print." + key;
        return words.containsKey(full)
                ? Optional.of(new MessageFormat(words.getString(full), language).format(arguments))
                : Optional.empty();
    }

    /** The sentence of a refusal of this module. */
    public String refusal(Refusal refusal) {
        return new MessageFormat(words.getString(refusal.messageKey()), language)
                .format(refusal.arguments().values().toArray());
    }
}
