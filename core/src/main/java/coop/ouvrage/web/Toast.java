package coop.ouvrage.web;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/** Says on the next page what was just done: the key travels in the address, so that no session is needed. */
public final class Toast {

    /** The parameter of the address that names the text. */
    public static final String PARAMETER = "done";

    private Toast() {}

    /** {@code redirect:path?done=key}; the text is {@code toast.<key>}. Values must be fit for an address: no names, no numbers of accounts. */
    public static String redirect(String path, String key) {
        return redirect(path, key, Map.of());
    }

    public static String redirect(String path, String key, Map<String, String> values) {
        UriComponentsBuilder address = UriComponentsBuilder.fromUriString(path).queryParam(PARAMETER, key);
        new TreeMap<>(values).forEach(address::queryParam);
        return "redirect:" + address.build().encode().toUriString();
    }
}
