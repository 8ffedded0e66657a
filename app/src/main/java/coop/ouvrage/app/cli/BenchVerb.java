package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.LedgerBench;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage bench}: measures, each figure with its ratio to a reference in the same run. */
public final class BenchVerb implements Verb {

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measures how fast the books are written and payslips calculated";
    }

    @Override
    public String help() {
        return """
                ./ouvrage bench [ledger] [--entries 20000]
                ./ouvrage bench payslips
                  --entries  journal entries of five lines to post (1000 to 1000000)
                Works on a database of its own in a temporary directory, which it removes. Prints lines and entries a second:
                posted in batches, one by one, by four writers at once, and plain SQL of the same rows as reference.
                payslips: how many payslips one core calculates in a second, with and without every step kept. No database.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--entries"));
        String name = arguments.rest().isEmpty() ? "ledger" : arguments.rest().getFirst();
        if (arguments.rest().size() > 1 || !Set.of("ledger", "payslips").contains(name)) {
            throw new WrongUse("there is no benchmark '" + name + "'; there are: ledger, payslips");
        }
        if (name.equals("payslips")) {
            err.println("ouvrage: calculating payslips for half a minute");
            out.println(JsonMapper.shared().writeValueAsString(PayslipBench.run()));
            return 0;
        }
        int entries = arguments.number("--entries", 20_000, 1000, 1_000_000);
        Path data = Files.createTempDirectory("ouvrage-bench");
        try (Database database = Database.start(data)) {
            err.println("ouvrage: posting " + entries + " entries");
            out.println(JsonMapper.shared().writeValueAsString(LedgerBench.run(database, data, entries)));
            return 0;
        } finally {
            remove(data);
        }
    }

    private static void remove(Path data) throws java.io.IOException {
        try (Stream<Path> tree = Files.walk(data)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
