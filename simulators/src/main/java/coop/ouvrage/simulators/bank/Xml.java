package coop.ouvrage.simulators.bank;

import java.math.BigDecimal;

/** Small pieces of XML. */
final class Xml {

    private Xml() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String cut(String text, int length) {
        return escape(text.length() <= length ? text : text.substring(0, length));
    }

    /** An element with text, or nothing for an empty text. */
    static String element(String name, String text, int length) {
        return text.isEmpty() ? "" : "<" + name + ">" + cut(text, length) + "</" + name + ">";
    }

    /** Without sign: the direction stands beside it. */
    static String amount(long cents) {
        return BigDecimal.valueOf(Math.abs(cents), 2).toPlainString();
    }

    static String indicator(long cents) {
        return cents < 0 ? "DBIT" : "CRDT";
    }
}
