package coop.ouvrage.treasury.format;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Messages of findings in four languages, without a container: the command line reads files offline. */
final class FormatTexts {

    private static final ResourceBundle.Control ENGLISH_ELSE = new ResourceBundle.Control() {
        @Override
        public Locale getFallbackLocale(String baseName, Locale locale) {
            return Locale.ENGLISH;
        }
    };

    private FormatTexts() {}

    static String text(String key, List<String> arguments, Locale locale) {
        String pattern = ResourceBundle.getBundle("messages.treasury", locale, ENGLISH_ELSE)
                .getString(key);
        return new MessageFormat(pattern, locale).format(arguments.toArray());
    }
}
