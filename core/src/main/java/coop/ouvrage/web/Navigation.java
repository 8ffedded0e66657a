package coop.ouvrage.web;

import coop.ouvrage.access.Actor;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.spi.MyUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What the reader can go to. */
@Component
public class Navigation {

    private static final int BAR = 40;

    private final ObjectProvider<NavigationItem> items;
    private final ObjectProvider<MyUnits> units;
    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private final String cooperative;
    private volatile @Nullable List<NavigationItem> known;

    Navigation(
            ObjectProvider<NavigationItem> items,
            ObjectProvider<MyUnits> units,
            ObjectProvider<RequestMappingHandlerMapping> routes,
            Cooperative cooperative) {
        this.items = items;
        this.units = units;
        this.routes = routes;
        this.cooperative = cooperative.name();
    }

    public List<NavigationGroup> member(Actor actor, Words words, String path) {
        List<NavigationGroup> groups = new ArrayList<>();
        groups.add(group("", Room.MEMBER, actor, words, path, ""));
        for (MyUnits.MyUnit unit : unitsOf(actor.party())) {
            groups.add(
                    group(unit.name(), Room.UNIT, actor, words, path, unit.id().toString()));
        }
        groups.add(group(cooperative, Room.COOPERATIVE, actor, words, path, ""));
        return groups.stream().filter(group -> !group.links().isEmpty()).toList();
    }

    public List<NavigationGroup.Link> desk(Actor actor, Words words, String path) {
        return group("", Room.DESK, actor, words, path, "").links();
    }

    private List<MyUnits.MyUnit> unitsOf(@Nullable UUID party) {
        return party == null
                ? List.of()
                : units.orderedStream()
                        .flatMap(source -> source.of(party).stream())
                        .toList();
    }

    private NavigationGroup group(String heading, Room room, Actor actor, Words words, String path, String unit) {
        Stream<NavigationItem> open = known().stream()
                .filter(item -> item.room() == room)
                .filter(item -> item.roles().isEmpty() || item.roles().stream().anyMatch(actor::has));
        List<NavigationGroup.Link> links =
                open.map(item -> link(item, words, unit)).toList();
        return new NavigationGroup(heading, current(links, path));
    }

    private static NavigationGroup.Link link(NavigationItem item, Words words, String unit) {
        String href = item.path().replace("{unit}", unit);
        return new NavigationGroup.Link(words.t(item.key()), href, item.icon(), false, item.order() < BAR);
    }

    /** The one with the longest path that the page lies under. */
    private static List<NavigationGroup.Link> current(List<NavigationGroup.Link> links, String path) {
        String best = links.stream()
                .map(NavigationGroup.Link::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return links.stream()
                .map(l -> new NavigationGroup.Link(
                        l.text(), l.href(), l.icon(), l.href().equals(best), l.inBar()))
                .toList();
    }

    /** Read late: routes are known only when the application stands. */
    private List<NavigationItem> known() {
        List<NavigationItem> read = known;
        if (read == null) {
            Set<String> paths = routes.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(route -> route.getPatternValues().stream())
                    .collect(Collectors.toSet());
            read = items.stream()
                    .filter(item -> exists(paths, item.path()))
                    .sorted(Comparator.comparingInt(NavigationItem::order))
                    .toList();
            known = read;
        }
        return read;
    }

    private static boolean exists(Set<String> paths, String path) {
        String form = path.replaceAll("\\{[^}]+}", "{}");
        return paths.stream().anyMatch(p -> p.replaceAll("\\{[^}]+}", "{}").equals(form));
    }
}
