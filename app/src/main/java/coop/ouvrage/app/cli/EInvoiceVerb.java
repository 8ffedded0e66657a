package coop.ouvrage.app.cli;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.NetworkReports;
import coop.ouvrage.einvoice.EInvoiceJson;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.einvoice.EInvoiceWords;
import coop.ouvrage.einvoice.Finding;
import coop.ouvrage.einvoice.FindingsJson;
import coop.ouvrage.einvoice.ReadInvoice;
import coop.ouvrage.einvoice.RuleProfile;
import coop.ouvrage.einvoice.Verdict;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code einvoice}: files of anybody against the official rules, or as one JSON; and the reports of an access point of one's own. */
public final class EInvoiceVerb implements Verb {

    /** One byte more than the reader takes, so that it is the reader that refuses. */
    private static final int MOST_BYTES = 50 * 1024 * 1024 + 1;

    @Override
    public String name() {
        return "einvoice";
    }

    @Override
    public String summary() {
        return "validates an e-invoice (check), reads one to JSON (read), lists reports to OpenPeppol (reports)";
    }

    @Override
    public String help() {
        return """
                Usage: ./ouvrage einvoice check [--profile peppol|selfbilling|en16931] FILE
                       ./ouvrage einvoice read FILE
                       ./ouvrage einvoice reports [--data DIR] [--out DIR]

                check   validates a UBL invoice or credit note, a Cross Industry Invoice or a hybrid PDF with the official
                        rules in force on its issue date: schema, EN 16931, and Peppol if the document declares it.
                        --profile checks against another profile than the declared one.
                        stdout: {"valid":..,"profile":"..","rule_set":"..","findings":[{"rule":"..","severity":"..",
                        "location":"..","message":"..","plain":".."}]}
                        Exit 0 if valid, 1 if not or unreadable.
                read    reads UBL, CII or a hybrid PDF (Factur-X, ZUGFeRD 2) to one normalised JSON; what could not be
                        understood or does not add up stands under "findings". Exit 1 if unreadable or if a value could
                        not be understood.
                reports lists the monthly reports that an access point of one's own owes to OpenPeppol, as made and kept:
                        Transaction Statistics Report and End User Statistics Report. --out writes the files there.
                        Changes nothing in the database. stdout: {"reports":[{"month":"2026-10","kind":"TRANSACTIONS",
                        "incoming":12,"outgoing":40,"sent":true,"trouble":""}]}
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        if (arguments.isEmpty()) {
            throw new WrongUse("say 'check FILE', 'read FILE' or 'reports'");
        }
        List<String> rest = arguments.subList(1, arguments.size());
        return switch (arguments.getFirst()) {
            case "check" -> check(rest, out, err);
            case "read" -> read(file(rest), out, err);
            case "reports" -> reports(rest, out);
            default ->
                throw new WrongUse("there is no '" + arguments.getFirst() + "', only 'check', 'read' and 'reports'");
        };
    }

    private static int reports(List<String> given, PrintStream out) throws Exception {
        Arguments arguments =
                Arguments.read(given, Set.of(), Set.of("--data", "--out")).nothingElse();
        Path data = Place.data(arguments);
        try (Database database = Place.existing(data)) {
            if (database.mark().isEmpty()) {
                throw new CannotRun("this database has no schema yet: there are no reports");
            }
            ArrayNode listed = JsonMapper.shared().createArrayNode();
            for (NetworkReports.Report report : NetworkReports.all(database, data)) {
                listed.addPOJO(report.figures());
                if (arguments.value("--out").isPresent()) {
                    Path folder = Path.of(arguments.value("--out").get());
                    Files.write(Files.createDirectories(folder).resolve(report.fileName()), report.content());
                }
            }
            out.println(JsonMapper.shared().createObjectNode().set("reports", listed));
        }
        return 0;
    }

    private static int check(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        boolean chosen = !arguments.isEmpty() && arguments.getFirst().equals("--profile");
        if (chosen && arguments.size() < 2) {
            throw new WrongUse("--profile needs peppol, selfbilling or en16931");
        }
        RuleProfile profile = chosen ? profile(arguments.get(1)) : null;
        Path file = file(chosen ? arguments.subList(2, arguments.size()) : arguments);
        return switch (new EInvoiceRules().check(bytes(file), profile)) {
            case Outcome.Done<Verdict>(Verdict verdict) -> {
                out.println(FindingsJson.write(verdict));
                yield verdict.valid() ? 0 : 1;
            }
            case Outcome.Refused<Verdict>(List<Refusal> refusals) -> unreadable(refusals.getFirst(), true, out, err);
        };
    }

    private static int read(Path file, PrintStream out, PrintStream err) throws IOException {
        return switch (EInvoiceReader.read(bytes(file))) {
            case Outcome.Done<ReadInvoice>(ReadInvoice read) -> {
                out.println(EInvoiceJson.write(read));
                boolean understood = read.findings().stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
                yield understood ? 0 : 1;
            }
            case Outcome.Refused<ReadInvoice>(List<Refusal> refusals) ->
                unreadable(refusals.getFirst(), false, out, err);
        };
    }

    /** A file that is no e-invoice is a negative finding, told as JSON like every other and in one line on stderr. */
    private static int unreadable(Refusal refusal, boolean asVerdict, PrintStream out, PrintStream err) {
        String message = EInvoiceWords.in(Locale.ENGLISH).refusal(refusal);
        ObjectNode json = JsonMapper.shared().createObjectNode();
        if (asVerdict) {
            json.put("valid", false);
            json.putNull("profile");
        } else {
            json.putNull("format");
        }
        ObjectNode finding = json.putArray("findings").addObject();
        finding.put("rule", refusal.code());
        finding.put("severity", "error");
        finding.put("message", message);
        out.println(json);
        err.println("ouvrage einvoice: " + message);
        return 1;
    }

    private static RuleProfile profile(String word) {
        return switch (word) {
            case "peppol" -> RuleProfile.PEPPOL_BILLING;
            case "selfbilling" -> RuleProfile.PEPPOL_SELF_BILLING;
            case "en16931" -> RuleProfile.EN_16931;
            default -> throw new WrongUse("there is no profile '" + word + "', only peppol, selfbilling and en16931");
        };
    }

    private static Path file(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new WrongUse("give one FILE");
        }
        Path file = Path.of(arguments.getFirst());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongUse("there is no readable file " + file);
        }
        return file;
    }

    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MOST_BYTES);
        }
    }
}
