package coop.ouvrage.einvoice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element and its descendants by local names: {@code Party/PostalAddress}. Prefixes differ from sender to sender. */
record XmlNode(Element element) {

    /** The first element at {@code path}, or null. */
    @Nullable
    XmlNode at(String path) {
        XmlNode here = this;
        for (String name : path.split("/")) {
            XmlNode next = here == null ? null : here.child(name);
            if (next == null) {
                return null;
            }
            here = next;
        }
        return here;
    }

    /** Every element at {@code path}, whichever of the parents it is in. */
    List<XmlNode> all(String path) {
        List<XmlNode> here = List.of(this);
        for (String name : path.split("/")) {
            List<XmlNode> next = new ArrayList<>();
            here.forEach(node -> next.addAll(node.children(name)));
            here = next;
        }
        return here;
    }

    /** The text at {@code path} without blanks around it; null if there is none or it is empty. */
    @Nullable
    String text(String path) {
        XmlNode node = at(path);
        return node == null ? null : node.text();
    }

    @Nullable
    String text() {
        String text = element.getTextContent().strip();
        return text.isEmpty() ? null : text;
    }

    String textOrEmpty(String path) {
        String text = text(path);
        return text == null ? "" : text;
    }

    @Nullable
    String attribute(String name) {
        String value = element.getAttribute(name).strip();
        return value.isEmpty() ? null : value;
    }

    String namespace() {
        String namespace = element.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    List<XmlNode> children() {
        List<XmlNode> found = new ArrayList<>();
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e) {
                found.add(new XmlNode(e));
            }
        }
        return found;
    }

    String name() {
        return element.getLocalName();
    }

    /** Where it is, for people: {@code /Invoice/InvoiceLine[2]/Price}. */
    String location() {
        StringBuilder path = new StringBuilder();
        for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
            int position = position(e);
            path.insert(0, "/" + e.getLocalName() + (position > 1 ? "[" + position + "]" : ""));
        }
        return path.toString();
    }

    private static int position(Element element) {
        int position = 1;
        for (Node n = element.getPreviousSibling(); n != null; n = n.getPreviousSibling()) {
            if (n instanceof Element e && e.getLocalName().equals(element.getLocalName())) {
                position++;
            }
        }
        return position;
    }

    private @Nullable XmlNode child(String name) {
        for (Node n = element.getFirstChild(); n != null; n = n.getNextSibling()) {
            if (n instanceof Element e && name.equals(e.getLocalName())) {
                return new XmlNode(e);
            }
        }
        return null;
    }

    private List<XmlNode> children(String name) {
        return children().stream().filter(child -> name.equals(child.name())).toList();
    }
}
