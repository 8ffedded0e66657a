package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Trace;
import java.util.List;
import java.util.Map;

/**
 * The figures of one line.
 *
 * @param columns by name as in {@link PayslipFile#COLUMNS}; a column that is not part of the category is missing
 * @param other further figures of the category
 */
public record CaseResult(
        String id,
        int line,
        Map<String, String> columns,
        Map<String, String> other,
        List<Citation> unverified,
        Trace trace) {}
