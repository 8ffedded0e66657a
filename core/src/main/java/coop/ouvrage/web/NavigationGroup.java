package coop.ouvrage.web;

import java.util.List;

/** Items under one heading; the first group has none. */
public record NavigationGroup(String heading, List<Link> links) {

    /** An item as the reader sees it. */
    public record Link(String text, String href, Icon icon, boolean current, boolean inBar) {}
}
