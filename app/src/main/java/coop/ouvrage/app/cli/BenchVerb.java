package coop.ouvrage.app.cli;

import coop.ouvrage.app.AgedBench;
import coop.ouvrage.app.BankBench;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.EInvoiceBench;
import coop.ouvrage.app.InvoiceBatchBench;
import coop.ouvrage.app.InvoiceBench;
import coop.ouvrage.app.LedgerBench;
import coop.ouvrage.app.LoadBench;
import coop.ouvrage.app.PageBench;
import coop.ouvrage.app.PayRunBench;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code ./ouvrage bench}: measures, each figure with its ratio to a reference in the same run. */
public final class BenchVerb implements Verb {

    private static final Set<String> OPTIONS = Set.of(
            "--entries",
            "--address",
            "--requests",
            "--data",
            "--times",
            "--contracts",
            "--invoices",
            "--movements",
            "--noise",
            "--items",
            "--rate",
            "--seconds",
            "--keep",
            "--release",
            "--against");

    /** Those that need nothing but the machine, in the order of {@code bench all}. */
    private static final List<String> ALONE =
            List.of("ledger", "payslips", "invoice", "payrun", "bank", "einvoice", "aged");

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measures how fast books, payslips, invoices, bank files and pages are";
    }

    @Override
    public String help() {
        return """
                ./ouvrage bench [ledger] [--entries 20000]
                  posts journal entries of five lines (1000 to 1000000) into a database of its own in a temporary directory, which it
                  removes: in batches, one by one, by 8 and by 32 writers at once, against plain SQL inserts of the same rows into tables
                  with the same constraints and indexes
                ./ouvrage bench payslips
                  how many payslips one core calculates in a second, with and without every step kept; no database
                ./ouvrage bench pages [--address http://localhost:8080] [--requests 100]
                  reads pages of a running demo, against its log-in page: milliseconds, and bytes on the wire
                ./ouvrage bench load --data DIR [--rate 50] [--seconds 60]
                  starts the server on a replayed year (a copy: two people in it get new passwords) and asks for home, invoices by any filter,
                  statement, ledger and worklists at so many requests a second, whether answered or not; against its log-in page
                ./ouvrage bench invoice [--invoices 20000]
                  issues invoices (2000 to 1000000) in batches of a thousand, in a database of its own: VAT, number, e-invoice, rows, entry,
                  open item, kept and on their way; against copying the same rows, and the last batch against the first
                ./ouvrage bench invoice --data DIR [--times 100]
                  issues invoices one by one on the database of DIR and takes each back, against reading one
                ./ouvrage bench payrun [--contracts 20000] [--return]
                  pays contracts (100 to 200000) whose work is done, in a database of its own: calculated, checked, released, which
                  books them, keeps payslips, queues mails and writes the orders for the bank; against copying the same rows; with --return
                  also makes the declaration of the quarter, and writes its file again
                ./ouvrage bench bank [--movements 10000] [--noise 0]
                  imports a CODA file in which clients pay with the faults of payers (300 to 60000 movements) and matches it, in a
                  database of its own; against copying the same rows; how many lines were matched by themselves, and how many rightly
                ./ouvrage bench einvoice [--times 100]
                  checks an e-invoice of three lines by the official rules, reads it and prints it; no database; against writing it
                ./ouvrage bench aged [--items 1000000]
                  the aged balance and the cash forecast over open and closed items (10000 to 5000000) of 35000 clients, in a database of its own; against
                  counting them
                ./ouvrage bench all [--data DIR] [--address URL] --keep FILE --release 0.2.0
                  all that need nothing but the machine, then load on the replayed year of DIR and pages of the demo at URL where they are
                  given: the file of a release
                Each also prints how many times the figures of the release before its own are (to_kept).
                  --keep FILE     puts the figures of this run, the day and the machine into a file
                  --release NAME  with --keep: which release they are of
                  --against FILE  compares with such a file instead""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of("--return"), OPTIONS);
        String name = arguments.rest().isEmpty() ? "ledger" : arguments.rest().getFirst();
        Path against = arguments.value("--against").map(Path::of).orElse(null);
        if (against != null && !Files.isReadable(against)) {
            throw new WrongUse("--against names no file: " + against);
        }
        for (String one : name.equals("all") ? all(arguments) : List.of(name)) {
            Object figures = measured(one, arguments, err);
            Optional<Path> keep = arguments.value("--keep").map(Path::of);
            if (keep.isPresent()) {
                KeptFigures.keep(
                        keep.get(), one, figures, arguments.value("--release").orElse(null));
            }
            ObjectNode told = KeptFigures.beside(one, figures, against);
            out.println(JsonMapper.shared()
                    .writeValueAsString(name.equals("all") ? Map.of("benchmark", one, "figures", told) : told));
        }
        return 0;
    }

    private static List<String> all(Arguments arguments) {
        List<String> names = new ArrayList<>(ALONE);
        arguments.value("--data").ifPresent(data -> names.add("load"));
        arguments.value("--address").ifPresent(address -> names.add("pages"));
        return names;
    }

    private static Object measured(String name, Arguments arguments, PrintStream err) throws Exception {
        return switch (name) {
            case "ledger" -> ledger(arguments.number("--entries", 20_000, 1000, 1_000_000), err);
            case "payslips" -> payslips(err);
            case "pages" -> PageBench.run(address(arguments), arguments.number("--requests", 100, 20, 100_000));
            case "load" -> load(arguments, err);
            case "invoice" -> invoice(arguments, err);
            case "payrun" ->
                payrun(arguments.number("--contracts", 20_000, 100, 200_000), arguments.has("--return"), err);
            case "bank" ->
                bank(
                        arguments.number("--movements", 10_000, 300, 60_000),
                        arguments.number("--noise", 0, 0, 1_000_000),
                        err);
            case "einvoice" -> EInvoiceBench.run(arguments.number("--times", 100, 20, 100_000));
            case "aged" -> aged(arguments.number("--items", 1_000_000, 10_000, 5_000_000), err);
            default ->
                throw new WrongUse("there is no benchmark '" + name
                        + "'; there are: ledger, payslips, pages, load, invoice, payrun, bank, einvoice, aged, all");
        };
    }

    private static Object payslips(PrintStream err) {
        err.println("ouvrage: calculating payslips for half a minute");
        return PayslipBench.run();
    }

    private static URI address(Arguments arguments) {
        String text = arguments.value("--address").orElse("http://localhost:8080");
        if (!text.matches("https?://[^/]+/?")) {
            throw new WrongUse("--address must be like http://localhost:8080, not '" + text + "'");
        }
        return URI.create(text);
    }

    private static Object load(Arguments arguments, PrintStream err) throws Exception {
        Path data = Place.data(arguments);
        int rate = arguments.number("--rate", 50, 1, 10_000);
        return LoadBench.run(Place.existing(data), data, rate, arguments.number("--seconds", 60, 5, 3600), err);
    }

    private static Object invoice(Arguments arguments, PrintStream err) throws IOException {
        int invoices = arguments.number("--invoices", 20_000, 2000, 1_000_000);
        if (arguments.value("--data").isEmpty() || arguments.rest().contains("all")) {
            return alone((database, data) -> InvoiceBatchBench.run(database, data, invoices, err));
        }
        int times = arguments.number("--times", 100, 20, 100_000);
        try (Database database = Place.existing(Place.data(arguments))) {
            return InvoiceBench.run(database, Place.data(arguments), times);
        }
    }

    private static Object ledger(int entries, PrintStream err) throws IOException {
        err.println("ouvrage: posting " + entries + " entries");
        return alone((database, data) -> LedgerBench.run(database, data, entries));
    }

    private static Object payrun(int contracts, boolean withReturn, PrintStream err) throws IOException {
        return alone((database, data) -> PayRunBench.run(database, data, contracts, withReturn, err));
    }

    private static Object aged(int items, PrintStream err) throws IOException {
        err.println("ouvrage: entering " + items + " items");
        return alone((database, data) -> AgedBench.run(database, data, items));
    }

    /** On a database of its own, which is gone afterwards. */
    private static Object alone(BiFunction<Database, Path, Object> bench) throws IOException {
        Path data = Files.createTempDirectory("ouvrage-bench");
        try (Database database = Database.start(data)) {
            return bench.apply(database, data);
        } finally {
            remove(data);
        }
    }

    private static Object bank(int movements, int noise, PrintStream err) throws IOException {
        Path data = Files.createTempDirectory("ouvrage-bench");
        try (Database database = Database.start(data)) {
            return BankBench.run(database, data, movements, noise, err);
        } finally {
            remove(data);
        }
    }

    private static void remove(Path data) throws IOException {
        try (Stream<Path> tree = Files.walk(data)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
