package coop.ouvrage.payroll;

import java.util.Map;

/** A wage that could not be calculated, with the evidence; the others went on. */
public record ParkedWage(Due due, String code, Map<String, String> values) {

    public ParkedWage {
        values = Map.copyOf(values);
    }
}
