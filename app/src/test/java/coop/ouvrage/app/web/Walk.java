package coop.ouvrage.app.web;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.RequestOptions;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who follows every link they are offered, a few times for each route, and notes the links that lead nowhere. */
final class Walk {

    private static final int MOST_PER_ROUTE = 4;
    private static final int MOST_REDIRECTS = 5;
    private static final Pattern LINK = Pattern.compile("(?:href|hx-get)=\"([^\"]+)\"");

    private static final Pattern FILTER = Pattern.compile("\\bfilter=[^&]*");

    /** Shows the mails of everybody: what they link to is not for whoever plays somebody. */
    private static final String BENCH = "/demo";

    private final BrowserContext context;
    private final boolean isStranger;
    private final PageRoutes routes;
    private final String address;
    private final Deque<String> ahead = new ArrayDeque<>();
    private final Set<String> met = new HashSet<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, String> pages = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();
    private final List<String> troubles = new ArrayList<>();

    Walk(BrowserContext context, boolean isStranger, PageRoutes routes, String address) {
        this.context = context;
        this.isStranger = isStranger;
        this.routes = routes;
        this.address = address;
    }

    /** Walks from these paths on to the end. */
    Walk from(List<String> starts) {
        starts.forEach(start -> note("", start));
        while (!ahead.isEmpty()) {
            open(ahead.poll());
        }
        return this;
    }

    /** A path of each route that shows a whole page. */
    Map<String, String> pages() {
        return pages;
    }

    /** The routes that answered, papers and parts of pages among them. */
    Set<String> opened() {
        return opened;
    }

    List<String> troubles() {
        return troubles;
    }

    private void open(String path) {
        String route = routes.of(withoutQuery(path)).orElse("");
        if (route.isEmpty() || times.merge(route + filter(path), 1, Integer::sum) > MOST_PER_ROUTE) {
            return;
        }
        APIResponse answer =
                context.request().get(address + path, RequestOptions.create().setMaxRedirects(MOST_REDIRECTS));
        try {
            read(path, route, answer);
        } finally {
            answer.dispose();
        }
    }

    private void read(String path, String route, APIResponse answer) {
        if (answer.status() == 404 && isStranger) {
            return; // the mails at the bench keep links that were used
        }
        if (answer.status() != 200) {
            troubles.add(path + ": " + answer.status());
            return;
        }
        String end = routes.of(URI.create(answer.url()).getPath()).orElse("");
        opened.add(end);
        if (!end.equals("/login")) {
            opened.add(route);
        }
        if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html") || isKept(answer)) {
            return;
        }
        String body = answer.text();
        if (end.equals(route) && body.contains("<html")) {
            pages.putIfAbsent(route, path);
        }
        if (isStranger || !end.equals(BENCH)) {
            LINK.matcher(body).results().forEach(link -> note(answer.url(), link.group(1)));
        }
    }

    /** A report in HTML is a file to keep, not a page of the product. */
    private static boolean isKept(APIResponse answer) {
        return answer.headers().getOrDefault("content-disposition", "").startsWith("attachment");
    }

    private void note(String page, String link) {
        URI to = URI.create(page.isEmpty() ? address : page)
                .resolve(link.replace("&amp;", "&").replaceAll("#.*", ""));
        String target = to.toString();
        if (!link.startsWith("#") && target.startsWith(address + "/")) {
            String path = target.substring(address.length());
            if (met.add(path)) {
                ahead.add(path);
            }
        }
    }

    /** Each filter of a list shows something else: some cases are offered in the worklist of their queue only. */
    private static String filter(String path) {
        Matcher found = FILTER.matcher(path);
        return found.find() ? found.group() : "";
    }

    private static String withoutQuery(String path) {
        return path.replaceAll("\\?.*", "");
    }
}
