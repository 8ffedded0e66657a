package coop.ouvrage.app.cli;

import coop.ouvrage.country.be.payroll.file.CaseResult;
import coop.ouvrage.country.be.payroll.file.PayslipFile;
import coop.ouvrage.country.be.payroll.file.RefusedCase;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The answers to a file of cases as JSON or CSV. */
final class PayslipOutput {

    private PayslipOutput() {}

    static String json(PayslipFile file, boolean explain) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        var payslips = root.putArray("payslips");
        file.results().forEach(result -> write(result, explain, payslips.addObject()));
        var refused = root.putArray("refused");
        file.refused().forEach(one -> write(one, refused.addObject()));
        return root.toString();
    }

    private static void write(CaseResult result, boolean explain, ObjectNode json) {
        json.put("id", result.id());
        PayslipFile.COLUMNS.forEach(column -> json.put(column, result.columns().get(column)));
        ObjectNode other = json.putObject("other");
        result.other().forEach(other::put);
        if (explain) {
            TraceJson.write(result.unverified(), json.putArray("unverified"));
            TraceJson.write(result.trace(), json.putArray("explanation"));
        }
    }

    private static void write(RefusedCase refused, ObjectNode json) {
        json.put("id", refused.id());
        json.put("line", refused.line());
        json.put("code", refused.refusal().code());
        json.put("message", Sentences.of(refused.refusal()));
    }

    static void csv(PayslipFile file, PrintStream out) throws IOException {
        List<String> header = new ArrayList<>(List.of("id"));
        header.addAll(PayslipFile.COLUMNS);
        header.add("other");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .setRecordSeparator('\n')
                .get();
        StringBuilder text = new StringBuilder();
        CSVPrinter printer = new CSVPrinter(text, format);
        for (CaseResult result : file.results()) {
            printer.printRecord(row(result));
        }
        printer.flush();
        out.print(text);
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
