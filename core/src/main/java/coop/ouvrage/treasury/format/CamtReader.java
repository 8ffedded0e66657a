package coop.ouvrage.treasury.format;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/**
 * Reads camt.052, camt.053 and camt.054 of ISO 20022 by local names, so that every version from .01 on and every prefix is
 * read. What breaks the schema but is readable is read and told.
 */
final class CamtReader {

    private static final Map<String, String> FORMATS =
            Map.of("BkToCstmrAcctRpt", "camt.052", "BkToCstmrStmt", "camt.053", "BkToCstmrDbtCdtNtfctn", "camt.054");
    private static final Pattern NAMESPACE =
            Pattern.compile("urn:iso:std:iso:20022:tech:xsd:((camt\\.05[234])\\.001\\.([0-9]{2}))");

    private final Reading reading;
    private final EntryKeys keys = new EntryKeys();
    private @Nullable String format;
    private String version = "";
    private CamtGrammar grammar = CamtGrammar.of("camt.053", 0);

    CamtReader(Reading reading) {
        this.reading = reading;
    }

    String format() {
        return format == null ? StatementFile.UNKNOWN : format;
    }

    String version() {
        return version;
    }

    void read(String text) {
        int before = (int) text.substring(0, text.indexOf('<')).lines().count();
        int offset = Math.max(0, before - 1);
        int line = 1;
        try {
            XmlCursor cursor = new XmlCursor(text.stripLeading());
            message(cursor, offset);
        } catch (XMLStreamException e) {
            line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber() + offset);
            stop(text, line, FindingCode.XML_BROKEN);
        } catch (XmlCursor.Refused e) {
            stop(text, line, e.code());
        }
    }

    /** Nothing is kept of a file that breaks off: what looks whole may be half. */
    private void stop(String text, int line, FindingCode code) {
        reading.statements.clear();
        reading.find(line, code == FindingCode.XML_BROKEN && format == null ? FindingCode.FORMAT_UNKNOWN : code, line);
        String there = text.lines().skip(line - 1L).findFirst().orElse("");
        reading.reject(line, there, new Rejection(code.code()));
    }

    private void message(XmlCursor cursor, int offset) throws XMLStreamException {
        while (cursor.nextStart(0)) {
            String found = FORMATS.get(cursor.name().replaceFirst("V[0-9]{2}$", ""));
            if (found != null && format == null) {
                begin(found, cursor, offset);
                statements(cursor, cursor.depth());
            }
        }
        if (format == null) {
            throw new XmlCursor.Refused(FindingCode.XML_MESSAGE);
        }
        if (reading.statements.isEmpty() && reading.rejected.isEmpty()) {
            reading.find(1, FindingCode.NO_STATEMENT);
        }
    }

    private void begin(String found, XmlCursor cursor, int offset) {
        format = found;
        Matcher namespace = NAMESPACE.matcher(cursor.namespace());
        boolean known = namespace.matches() && namespace.group(2).equals(found);
        version = namespace.matches() ? namespace.group(1) : "";
        if (!known) {
            reading.find(cursor.line() + offset, FindingCode.NAMESPACE, cursor.namespace());
        }
        grammar = CamtGrammar.of(found, known ? Integer.parseInt(namespace.group(3)) : 0);
    }

    private void statements(XmlCursor cursor, int level) throws XMLStreamException {
        boolean header = false;
        while (cursor.nextStart(level)) {
            switch (cursor.name()) {
                case "GrpHdr" -> {
                    header = true;
                    header(cursor.tree());
                }
                case "Stmt", "Rpt", "Ntfctn" -> statement(cursor);
                default -> cursor.tree();
            }
        }
        if (!header && grammar.isStrict()) {
            reading.find(1, FindingCode.SCHEMA, "GrpHdr");
        }
    }

    private void header(XmlNode header) {
        grammar.check(header, reading);
        if (header.text("MsgPgntn/LastPgInd").equals("false")) {
            reading.find(header.line(), FindingCode.PAGES_FOLLOW);
        }
    }

    private void statement(XmlCursor cursor) throws XMLStreamException {
        CamtStatement statement = new CamtStatement(cursor.name(), cursor.line(), format(), reading);
        int level = cursor.depth();
        while (cursor.nextStart(level)) {
            XmlNode node = cursor.tree();
            grammar.check(node, reading);
            statement.take(node);
        }
        grammar.checkOutline(statement.outline(), reading);
        reading.statements.add(statement.finish(keys));
    }
}
