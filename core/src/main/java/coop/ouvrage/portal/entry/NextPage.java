package coop.ouvrage.portal.entry;

import coop.ouvrage.access.Actor;

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

    /** The front page of somebody: staff without a unit begin at their worklist. */
    public static String front(Actor actor) {
        return actor.isStaff() && !actor.has(coop.ouvrage.access.Role.MEMBER) ? "/desk/worklist" : "/home";
    }
}
