package coop.ouvrage.app.testing;

import coop.ouvrage.words.Texts;
import java.util.Map;

/** What a refusal says in English, as a page shows it: a test of a page names the code and not the words. */
public final class Told {

    private Told() {}

    public static String of(String code) {
        return of(code, Map.of());
    }

    public static String of(String code, Map<String, Object> arguments) {
        return Texts.load().get("en", "refusal." + code, arguments);
    }
}
