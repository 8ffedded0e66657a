package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a line in the making. */
final class Figures {

    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, String> other = new LinkedHashMap<>();
    private final List<Citation> unverified;
    private final Trace trace;

    Figures(List<Citation> unverified, Trace trace) {
        this.unverified = unverified;
        this.trace = trace;
    }

    Figures column(String name, Money amount) {
        columns.put(name, amount.toString());
        return this;
    }

    Figures other(String name, String value) {
        other.put(name, value);
        return this;
    }

    CaseResult result(String id, int line) {
        return new CaseResult(id, line, columns, other, unverified, trace);
    }
}
