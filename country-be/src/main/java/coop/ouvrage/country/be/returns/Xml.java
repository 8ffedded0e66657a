package coop.ouvrage.country.be.returns;

/** Writes a file of elements and texts, always the same way. */
final class Xml {

    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    Xml open(String name) {
        return open(name, "");
    }

    /** @param attributes as they stand in the file, with a blank before */
    Xml open(String name, String attributes) {
        indent().append('<').append(name).append(attributes).append(">\n");
        depth++;
        return this;
    }

    Xml close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    Xml leaf(String name, Object text) {
        indent().append('<').append(name).append('>');
        out.append(escaped(text.toString()));
        out.append("</").append(name).append(">\n");
        return this;
    }

    /** An element that is left out when there is nothing in it. */
    Xml leafUnlessEmpty(String name, String text) {
        return text.isEmpty() ? this : leaf(name, text);
    }

    private StringBuilder indent() {
        return out.append("  ".repeat(depth));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    byte[] bytes() {
        return out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
