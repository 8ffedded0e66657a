package coop.ouvrage.web;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What every template is given, as {@code page}: the reader, their words, and what layout and forms need. Templates write
 * {@code page.t("key")}, {@code page.money(amount)}, {@code page.when(day)}.
 *
 * @param csrf proof that a form comes from our own page
 * @param formKey makes the same form sent twice one act
 * @param toast what the last act did; null for nothing
 */
public record Page(
        Words words,
        Actor actor,
        Permissions permissions,
        String path,
        String csrf,
        String formKey,
        Assets assets,
        Cooperative cooperative,
        List<NavigationGroup> navigation,
        List<NavigationGroup.Link> desk,
        @Nullable String toast) {

    public String language() {
        return words.language();
    }

    public LocalDate today() {
        return words.today();
    }

    public String t(String key, Object... namesAndValues) {
        return words.t(key, namesAndValues);
    }

    public String count(String key, long n, Object... namesAndValues) {
        return words.count(key, n, namesAndValues);
    }

    public String money(Money amount) {
        return words.money(amount);
    }

    public String day(LocalDate day) {
        return words.day(day);
    }

    public String when(LocalDate day) {
        return words.when(day);
    }

    public String moment(Instant instant) {
        return words.moment(instant);
    }

    public boolean isKnown() {
        return actor.user() != null;
    }

    public boolean has(Role role) {
        return actor.has(role);
    }

    /** Whether to offer what this permission opens: nobody is sent to a closed door. */
    public boolean may(Permission permission) {
        return permissions.allows(permission);
    }

    /** The same for one unit, or one person. */
    public boolean may(Permission permission, UUID subject) {
        return permissions.allows(permission, subject);
    }

    /** Where the desk of the reader begins. */
    public String front() {
        return desk.isEmpty() ? "/home" : desk.getFirst().href();
    }

    /** The path of an asset with the hash of what it holds, so that browsers keep it for good. */
    public String asset(String name) {
        return assets.path(name);
    }

    /** The first letters of the reader's names. */
    public String initials() {
        StringBuilder letters = new StringBuilder();
        for (String part : actor.name().strip().split("\\s+")) {
            if (!part.isEmpty() && letters.length() < 2) {
                letters.appendCodePoint(Character.toUpperCase(part.codePointAt(0)));
            }
        }
        return letters.toString();
    }

    /** The items of the bar at the bottom of a phone. */
    public List<NavigationGroup.Link> bar() {
        return navigation.stream()
                .flatMap(group -> group.links().stream())
                .filter(NavigationGroup.Link::inBar)
                .limit(4)
                .toList();
    }
}
