package coop.ouvrage.app;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long pages of a running demo take and how many bytes they are on the wire, against the log-in page, which shows no data. One
 * reader, one request after the other.
 */
public final class PageBench {

    private static final Pattern USER = Pattern.compile("name=\"user\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([0-9a-f-]{36})\"");

    private final URI address;
    private final int requests;
    private Visitor visitor;

    private PageBench(URI address, int requests) {
        this.address = address;
        this.requests = requests;
        this.visitor = new Visitor(address);
    }

    /** Milliseconds of each page (median and 95th percentile), bytes, and the ratio of the home page to the log-in page. */
    public static Map<String, Object> run(URI address, int requests) throws IOException {
        try {
            return new PageBench(address, requests).measure();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("interrupted");
        } catch (java.net.ConnectException e) {
            throw new CannotRun("nothing serves at " + address + "; start './ouvrage run' first");
        }
    }

    private Map<String, Object> measure() throws IOException, InterruptedException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("requests", requests);
        long reference = page(result, "/login");
        if (!entered("/home")) {
            throw new CannotRun("no member of a demo can be entered at " + address + "; './ouvrage run' serves one");
        }
        long home = page(result, "/home");
        page(result, "/jobs");
        page(result, "/jobs/new");
        page(result, "/invoices");
        if (entered("/desk/")) {
            page(result, "/desk/worklist");
        }
        result.put("home_to_login", Ratio.of(home, reference));
        return result;
    }

    /** Enters as the first person of the demo whose first page begins so. */
    private boolean entered(String room) throws IOException, InterruptedException {
        String bench = visitor.text("/demo");
        Matcher users = (USER.matcher(bench).find() ? USER : OPTION).matcher(bench);
        while (users.find()) {
            visitor = new Visitor(address);
            if (visitor.send("/demo", "/demo/enter", Map.of("user", users.group(1)))
                    .contains(room)) {
                return true;
            }
        }
        return false;
    }

    /** @return the median in nanoseconds */
    private long page(Map<String, Object> result, String path) throws IOException, InterruptedException {
        for (int i = 0; i < 10; i++) {
            visitor.get(path);
        }
        long[] times = new long[requests];
        HttpResponse<byte[]> answer = visitor.get(path);
        for (int i = 0; i < requests; i++) {
            long start = System.nanoTime();
            answer = visitor.get(path);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("status", answer.statusCode());
        figures.put("median_ms", Ratio.milliseconds(times[requests / 2]));
        figures.put("p95_ms", Ratio.milliseconds(times[requests * 95 / 100]));
        figures.put("bytes_on_the_wire", answer.body().length);
        result.put(path, figures);
        return times[requests / 2];
    }
}
