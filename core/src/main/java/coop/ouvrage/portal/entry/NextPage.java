package coop.ouvrage.portal.entry;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import java.util.Set;

/** Where somebody goes after entering: only to a page of ours. */
public final class NextPage {

    private NextPage() {}

    public static boolean isOurs(String path) {
        return path.startsWith("/") && !path.startsWith("//") && path.indexOf('\\') < 0 && path.indexOf('\n') < 0;
    }

    /** The page that was asked for, else home. */
    public static String of(String asked) {
        return isOurs(asked) ? asked : "/home";
    }

    /** The front page of somebody: staff without a unit begin at their worklist, who has none at the users. */
    public static String front(Actor actor) {
        if (!actor.isStaff() || actor.has(Role.MEMBER)) {
            return "/home";
        }
        return actor.roles().equals(Set.of(Role.ADMINISTRATOR)) ? "/desk/users" : "/desk/worklist";
    }
}
