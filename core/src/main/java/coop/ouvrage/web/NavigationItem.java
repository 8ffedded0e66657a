package coop.ouvrage.web;

import coop.ouvrage.access.Role;
import java.util.Set;

/**
 * One place of the navigation, as a bean of the module whose page it opens. It shows only if the page exists and the reader has one
 * of the roles.
 *
 * @param key its word
 * @param path without variables, except {@code {unit}} in {@link Room#UNIT}
 * @param order lower is further up; below 40 in {@link Room#MEMBER} it stands in the bar of a phone
 * @param roles any of them; empty for everybody who may enter the room
 */
public record NavigationItem(Room room, String key, String path, Icon icon, int order, Set<Role> roles) {

    /** Where an item stands. */
    public enum Room {
        /** A member's own pages. */
        MEMBER,
        /** Once for each production unit of the reader. */
        UNIT,
        /** The co-operative, below the units. */
        COOPERATIVE,
        /** The support team's bar. */
        DESK
    }

    public static NavigationItem of(Room room, String key, String path, Icon icon, int order, Role... roles) {
        return new NavigationItem(room, key, path, icon, order, Set.of(roles));
    }
}
