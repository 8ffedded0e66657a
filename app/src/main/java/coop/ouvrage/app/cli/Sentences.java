package coop.ouvrage.app.cli;

import coop.ouvrage.refusal.Refusal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the message files in English, for the command line. The file of a key is named by the module in it. */
final class Sentences {

    /** Most texts name their places; those of the calculation number them. */
    private static final Pattern NAMED = Pattern.compile("\\{([a-z][A-Za-z_]*)}");

    private Sentences() {}

    /** The sentence of a refusal. */
    static String of(Refusal refusal) {
        String module = refusal.code().substring(0, refusal.code().indexOf('.'));
        String text = bundle(module).getString(refusal.messageKey());
        return NAMED.matcher(text).find()
                ? NAMED.matcher(text)
                        .replaceAll(place -> Matcher.quoteReplacement(
                                String.valueOf(refusal.arguments().get(place.group(1)))))
                : new MessageFormat(text, Locale.ENGLISH)
                        .format(refusal.arguments().values().toArray());
    }

    /** A label without place-holders, or its code where it has none. */
    static String label(String module, String prefix, String code) {
        ResourceBundle words = bundle(module);
        String key = prefix + "." + code;
        return words.containsKey(key) ? MessageFormat.format(words.getString(key), new Object[0]) : code;
    }

    private static ResourceBundle bundle(String module) {
        return ResourceBundle.getBundle(
                "messages." + module,
                Locale.ENGLISH,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
