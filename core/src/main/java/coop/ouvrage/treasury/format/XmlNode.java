package coop.ouvrage.treasury.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A small element tree by local names: one entry or one balance at a time, never the whole file. */
final class XmlNode {

    private final String name;
    private final int line;
    private final String currency;
    private final StringBuilder text = new StringBuilder();
    private final List<XmlNode> children = new ArrayList<>();

    /** @param currency value of the attribute {@code Ccy}, or empty */
    XmlNode(String name, int line, String currency) {
        this.name = name;
        this.line = line;
        this.currency = currency;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    String currency() {
        return currency;
    }

    List<XmlNode> children() {
        return children;
    }

    void append(String characters) {
        text.append(characters);
    }

    void add(XmlNode child) {
        children.add(child);
    }

    /** Own text without blanks around; empty for an element that only has children. */
    String text() {
        return text.toString().strip();
    }

    /** The first element at this path of names, or null. */
    @Nullable
    XmlNode at(String path) {
        int slash = path.indexOf('/');
        if (slash < 0) {
            return child(path);
        }
        XmlNode first = child(path.substring(0, slash));
        return first == null ? null : first.at(path.substring(slash + 1));
    }

    boolean has(String path) {
        return at(path) != null;
    }

    /** Text of the first of these paths that has one; else empty. */
    String text(String... paths) {
        for (String path : paths) {
            XmlNode node = at(path);
            if (node != null && !node.text().isEmpty()) {
                return node.text();
            }
        }
        return "";
    }

    List<XmlNode> all(String child) {
        return children.stream().filter(node -> node.name.equals(child)).toList();
    }

    private @Nullable XmlNode child(String wanted) {
        for (XmlNode child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }
}
