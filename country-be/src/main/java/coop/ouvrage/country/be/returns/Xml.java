package coop.ouvrage.country.be.returns;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Writes a file of elements and texts, always the same way, as it goes: nothing of it is kept in memory. */
final class Xml {

    private final Writer out;
    private int depth;

    Xml(OutputStream file) {
        this.out = new BufferedWriter(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    Xml open(String name) {
        return open(name, "");
    }

    /** @param attributes as they stand in the file, with a blank before */
    Xml open(String name, String attributes) {
        indent().write("<" + name + attributes + ">\n");
        depth++;
        return this;
    }

    Xml close(String name) {
        depth--;
        return indent().write("</" + name + ">\n");
    }

    Xml leaf(String name, Object text) {
        return indent().write("<" + name + ">" + escaped(text.toString()) + "</" + name + ">\n");
    }

    /** An element that is left out when there is nothing in it. */
    Xml leafUnlessEmpty(String name, String text) {
        return text.isEmpty() ? this : leaf(name, text);
    }

    /** Gives everything to the file, which stays open. */
    void end() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Xml indent() {
        return write("  ".repeat(depth));
    }

    private Xml write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
