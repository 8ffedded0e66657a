package coop.ouvrage.simulators.vatregister;

import com.sun.net.httpserver.HttpExchange;
import coop.ouvrage.simulators.http.LoopbackService;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers about VAT numbers as the Commission's REST service (VIES) does: every number is in use but those that are named as not; of German
 * and Spanish traders neither name nor address is told; a member state may be silent.
 */
public final class VatRegisterSimulator implements AutoCloseable {

    private static final Pattern FIELD = Pattern.compile("\"(\\w+)\"\\s*:\\s*\"([^\"]*)\"");
    private static final Set<String> RESERVED = Set.of("DE", "ES");

    private final InstantSource clock;
    private final LoopbackService service;
    private final Set<String> unknown = ConcurrentHashMap.newKeySet();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final AtomicLong consultations = new AtomicLong();

    private VatRegisterSimulator(int port, InstantSource clock) {
        this.clock = clock;
        this.service = LoopbackService.start("VAT register", port, this::answer);
    }

    /** @param port 0 for any free one */
    public static VatRegisterSimulator start(int port, InstantSource clock) {
        return new VatRegisterSimulator(port, clock);
    }

    /** Of the service, with its path. */
    public URI url() {
        return service.url().resolve("/taxation_customs/vies/rest-api/check-vat-number");
    }

    /** From now on this number, with its prefix, is not in use; or is again. */
    public void inUse(String number, boolean used) {
        if (used) {
            unknown.remove(number);
        } else {
            unknown.add(number);
        }
    }

    /** From now on a member state does not answer; or does again. */
    public void silent(String prefix, boolean quiet) {
        if (quiet) {
            silent.add(prefix);
        } else {
            silent.remove(prefix);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String prefix = field(question, "countryCode");
        String digits = field(question, "vatNumber");
        String requester = field(question, "requesterNumber");
        byte[] body = (silent.contains(prefix) ? trouble("MS_UNAVAILABLE") : said(prefix, digits, !requester.isEmpty()))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String said(String prefix, String digits, boolean asked) {
        boolean valid = !unknown.contains(prefix + digits);
        boolean told = valid && !RESERVED.contains(prefix);
        String consultation = asked && valid ? "WAPIAAA%08d".formatted(consultations.incrementAndGet()) : "";
        return """
                {"countryCode":"%s","vatNumber":"%s","requestDate":"%s","valid":%s,"requestIdentifier":"%s","name":"%s","address":"%s"}""".formatted(
                        prefix,
                        digits,
                        clock.instant(),
                        valid,
                        consultation,
                        told ? "TRADER " + digits : "---",
                        told ? "MAIN STREET 1" : "---");
    }

    private static String trouble(String code) {
        return "{\"actionSucceed\":false,\"errorWrappers\":[{\"error\":\"" + code + "\"}]}";
    }

    private static String field(String question, String name) {
        Matcher fields = FIELD.matcher(question);
        while (fields.find()) {
            if (fields.group(1).equals(name)) {
                return fields.group(2);
            }
        }
        return "";
    }

    @Override
    public void close() {
        service.close();
    }
}
