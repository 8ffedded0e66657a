package coop.ouvrage.ledger;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The arguments of an entry's wording as one text, names in order: {@code amount=12.00&number=2026-0001}, URL-encoded. */
public final class TextArguments {

    private TextArguments() {}

    public static String write(Map<String, String> arguments) {
        return new TreeMap<>(arguments)
                .entrySet().stream()
                        .map(a -> encode(a.getKey()) + "=" + encode(a.getValue()))
                        .collect(Collectors.joining("&"));
    }

    public static Map<String, String> read(String written) {
        Map<String, String> arguments = new TreeMap<>();
        for (String pair : written.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                arguments.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(arguments);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
