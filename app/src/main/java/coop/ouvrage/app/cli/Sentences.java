package coop.ouvrage.app.cli;

import coop.ouvrage.refusal.Refusal;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the message files in English, for the command line. The file of a key is named by the module in it. */
final class Sentences {

    private Sentences() {}

    /** The sentence of a refusal. */
    static String of(Refusal refusal) {
        String module = refusal.code().substring(0, refusal.code().indexOf('.'));
        return new MessageFormat(bundle(module).getString(refusal.messageKey()), Locale.ENGLISH)
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
