package coop.ouvrage.treasury.format;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads CODA 2, the coded statement of Belgian banks (Febelfin standard, version 2.6 of February 2018). */
final class CodaReader {

    /** No text that anybody can read, and a NUL no database keeps. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Reading reading;
    private final EntryKeys keys = new EntryKeys();
    private String version = "";
    private @Nullable CodaStatement current;

    CodaReader(Reading reading) {
        this.reading = reading;
    }

    /** Whether this looks like CODA, even with its first lines missing. */
    static boolean recognises(List<String> lines) {
        return lines.stream()
                .limit(20)
                .anyMatch(line -> line.matches("0000[0-9][0-9]{6}.{3}05.*")
                        || line.length() == CodaLine.LENGTH
                                && line.matches("(?:1[0-3]|2[123][0-9]{8}|3[123][0-9]{8}|8|4 |9 {15}).*"));
    }

    /** Returns the version that the first header tells. */
    String read(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String stated = lines.get(i).replace("\u001a", "");
            String line = CONTROL.matcher(stated).replaceAll(" ");
            if (!line.equals(stated)) {
                reading.findOnce(i + 1, FindingCode.CONTROL_CHARACTERS);
            }
            if (!line.isBlank()) {
                read(new CodaLine(i + 1, line));
            }
        }
        finish();
        if (reading.statements.isEmpty() && reading.findings.stream().noneMatch(this::isUnreadable)) {
            reading.find(1, FindingCode.NO_STATEMENT);
        }
        return version;
    }

    private boolean isUnreadable(Finding finding) {
        return finding.code().verdict() == Verdict.UNREADABLE;
    }

    private void read(CodaLine line) {
        if (line.isTooLong()) {
            reading.find(
                    line.number(),
                    FindingCode.LINE_TOO_LONG,
                    CodaLine.LENGTH,
                    line.raw().length());
        } else if (line.isShort()) {
            reading.findOnce(line.number(), FindingCode.LINE_SHORT, CodaLine.LENGTH);
        }
        try {
            take(line);
        } catch (Rejection why) {
            reject(line, why);
        }
    }

    private void take(CodaLine line) {
        if (line.record().equals("0")) {
            finish();
            start(line);
            return;
        }
        if (current == null) {
            throw new Rejection("outside_statement");
        }
        current.take(line);
        if (current.isEnded()) {
            finish();
        }
    }

    private void start(CodaLine line) {
        char stated = line.at(CodaLine.LENGTH);
        if (version.isEmpty()) {
            version = String.valueOf(stated).strip();
        }
        if (stated != '2' && !(stated == ' ' && line.isShort())) {
            reading.find(
                    line.number(),
                    FindingCode.CODA_VERSION,
                    String.valueOf(stated).strip());
            throw new Rejection("version", String.valueOf(stated).strip());
        }
        current = new CodaStatement(line, reading);
    }

    private void finish() {
        if (current != null) {
            reading.statements.add(current.finish(keys));
            current = null;
        }
    }

    private void reject(CodaLine line, Rejection why) {
        reading.reject(line.number(), line.raw(), why);
        boolean unreadable = reading.findings.stream().anyMatch(this::isUnreadable);
        if (!unreadable) {
            reading.find(line.number(), FindingCode.LINE_REJECTED);
        }
    }
}
