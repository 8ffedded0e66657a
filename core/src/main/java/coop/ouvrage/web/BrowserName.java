package coop.ouvrage.web;

import java.util.List;

/**
 * What somebody calls the browser and the machine behind a {@code User-Agent}; empty what is not known. Every browser claims to be
 * others too, so the order of the lists counts.
 */
public record BrowserName(String browser, String system) {

    private record Sign(String inside, String name) {}

    private static final List<Sign> BROWSERS = List.of(
            new Sign("Edg", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("Vivaldi", "Vivaldi"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox/", "Firefox"),
            new Sign("FxiOS", "Firefox"),
            new Sign("Chrome/", "Chrome"),
            new Sign("CriOS", "Chrome"),
            new Sign("Safari/", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("Android", "Android"),
            new Sign("iPhone", "iPhone"),
            new Sign("iPad", "iPad"),
            new Sign("Windows", "Windows"),
            new Sign("Mac OS X", "macOS"),
            new Sign("CrOS", "ChromeOS"),
            new Sign("Linux", "Linux"));

    public static BrowserName of(String agent) {
        return new BrowserName(first(BROWSERS, agent), first(SYSTEMS, agent));
    }

    private static String first(List<Sign> signs, String agent) {
        return signs.stream()
                .filter(sign -> agent.contains(sign.inside()))
                .map(Sign::name)
                .findFirst()
                .orElse("");
    }

    public boolean isKnown() {
        return !browser.isEmpty() && !system.isEmpty();
    }
}
