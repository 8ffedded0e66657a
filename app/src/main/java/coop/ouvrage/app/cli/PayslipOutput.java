package coop.ouvrage.app.cli;

import coop.ouvrage.country.be.payroll.file.CaseResult;
import coop.ouvrage.country.be.payroll.file.PayslipFile;
import coop.ouvrage.country.be.payroll.file.RefusedCase;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Mark;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answers to a file of cases, written as they come, as JSON or CSV. Nothing is written before the first. */
abstract sealed class PayslipOutput {

    final PrintStream out;
    final boolean explain;
    private boolean begun;

    private PayslipOutput(PrintStream out, boolean explain) {
        this.out = out;
        this.explain = explain;
    }

    static PayslipOutput as(String format, boolean explain, PrintStream out, PrintStream err) {
        return format.equals("csv") ? new Csv(out, err, explain) : new Json(out, explain);
    }

    final void add(CaseResult result) {
        boolean first = !begun;
        if (first) {
            begin();
            begun = true;
        }
        write(result, first);
    }

    final void end(List<RefusedCase> refused) {
        if (!begun) {
            begin();
        }
        finish(refused);
        out.flush();
    }

    abstract void begin();

    abstract void write(CaseResult result, boolean first);

    abstract void finish(List<RefusedCase> refused);

    private static final class Json extends PayslipOutput {

        Json(PrintStream out, boolean explain) {
            super(out, explain);
        }

        @Override
        void begin() {
            out.print("{\"payslips\":[");
        }

        @Override
        void write(CaseResult result, boolean first) {
            ObjectNode json = JsonMapper.shared().createObjectNode();
            PayslipOutput.write(result, explain, json);
            out.print(first ? "" : ",");
            out.print(json);
        }

        @Override
        void finish(List<RefusedCase> refused) {
            ArrayNode all = JsonMapper.shared().createArrayNode();
            refused.forEach(one -> PayslipOutput.write(one, all.addObject()));
            out.println("],\"refused\":" + all + "}");
        }
    }

    private static final class Csv extends PayslipOutput {

        private static final CSVFormat FORMAT =
                CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

        private final PrintStream err;

        Csv(PrintStream out, PrintStream err, boolean explain) {
            super(out, explain);
            this.err = err;
        }

        @Override
        void begin() {
            List<String> header = new ArrayList<>(List.of("id"));
            header.addAll(PayslipFile.COLUMNS);
            header.add("other");
            out.print(FORMAT.format(header.toArray()) + "\n");
        }

        @Override
        void write(CaseResult result, boolean first) {
            out.print(FORMAT.format(row(result).toArray()) + "\n");
            List<String> carried = result.unverified().stream()
                    .filter(citation -> citation.mark() == Mark.CARRIED)
                    .map(Citation::name)
                    .toList();
            if (!carried.isEmpty()) {
                err.println(result.id() + ": not confirmed for the year: " + String.join(", ", carried));
            }
            if (explain) {
                err.println(result.id());
                TraceJson.lines(result.trace()).forEach(line -> err.println("  " + line));
            }
        }

        @Override
        void finish(List<RefusedCase> refused) {
            refused.forEach(one -> err.println("line " + one.line() + " (" + one.id() + "): "
                    + one.refusal().code() + ": " + Sentences.of(one.refusal())));
        }
    }

    private static void write(CaseResult result, boolean explain, ObjectNode json) {
        json.put("id", result.id());
        PayslipFile.COLUMNS.forEach(column -> json.put(column, result.columns().get(column)));
        ObjectNode other = json.putObject("other");
        result.other().forEach(other::put);
        TraceJson.write(result.unverified(), json.putArray("unverified"));
        if (explain) {
            TraceJson.write(result.trace(), json.putArray("explanation"));
        }
    }

    private static void write(RefusedCase refused, ObjectNode json) {
        json.put("id", refused.id());
        json.put("line", refused.line());
        json.put("code", refused.refusal().code());
        json.put("message", Sentences.of(refused.refusal()));
    }

    private static List<String> row(CaseResult result) {
        List<String> row = new ArrayList<>(List.of(result.id()));
        PayslipFile.COLUMNS.forEach(column -> row.add(result.columns().getOrDefault(column, "")));
        row.add(result.other().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(";")));
        return row;
    }
}
