package coop.ouvrage.treasury.format;

/** Records announce the next one; if something else comes, a line was lost. */
final class CodaChain {

    private final Reading reading;
    private String expected = "";
    private String numbers = "";

    CodaChain(Reading reading) {
        this.reading = reading;
    }

    void follows(CodaLine line) {
        boolean right = expected.isEmpty()
                || line.record().matches(expected)
                        && (numbers.isEmpty() || line.field(3, 6).equals(numbers));
        if (!right) {
            reading.find(
                    line.number(),
                    FindingCode.RECORD_MISSING,
                    expected.length() > 2 ? expected.charAt(0) + "2/" + expected.charAt(0) + "3" : expected);
        }
        announce(line);
    }

    private void announce(CodaLine line) {
        boolean next = line.at(126) == '1';
        boolean link = line.at(CodaLine.LENGTH) == '1';
        numbers = "";
        expected = switch (line.record()) {
            case "21" -> next ? "2[23]" : link ? "31" : "";
            case "22" -> next ? "23" : link ? "31" : "";
            case "31" -> next ? "3[23]" : link ? "31" : "";
            case "32" -> next ? "33" : link ? "31" : "";
            case "23", "33" -> link ? "31" : "";
            case "8", "4" -> link ? "4" : "";
            default -> "";
        };
        if ("23".indexOf(line.at(1)) >= 0 && !expected.isEmpty()) {
            numbers = line.field(3, 6);
        }
    }
}
