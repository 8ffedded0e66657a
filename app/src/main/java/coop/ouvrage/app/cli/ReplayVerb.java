package coop.ouvrage.app.cli;

import coop.ouvrage.app.BookProof;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.ReplayRun;
import coop.ouvrage.ledger.InvariantReport;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage replay}: lives a year of a co-operative of the published size. */
public final class ReplayVerb implements Verb {

    private static final BigDecimal LEAST = new BigDecimal("0.001");

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "lives a year of a co-operative of the published size, times a scale";
    }

    @Override
    public String help() {
        return """
                ./ouvrage replay [--year 2025] [--scale 0.01] [--seed 1] [--validate N|all] [--render N|all] [--until DAY]
                                 [--tables FILE] [--data DIR] [--database URL]
                  --scale     share of the published size, from 0.001 to 10 (default 0.01)
                  --seed      another year of the same size
                  --validate  of how many e-invoices one meets the official rules (default 50), or all
                  --render    of how many papers of each kind one is rendered (default 500), or all
                  --until     stops after this day (default: when the year is closed)
                  --tables    more published tables to compare with: a CSV of table,category,lower,upper,value,source (and lived, the name of
                              the table of lived.csv to compare with, where it has another one); a year that is lived already is only compared
                  --data      a directory of its own (default ./data-replay); cut off, the same command goes on where it was
                  --database  a PostgreSQL of its own, named once more; OUVRAGE_DATABASE_URL is not read
                Prints counts, seconds and operations a second by stage, memory, database size, the digest of the end result, the
                comparison with the published tables (comparison.html, comparison.csv, lived.csv in DIR), and what verify finds. Exit code 1 if an invariant fails.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(
                        given,
                        Set.of(),
                        Set.of(
                                "--year",
                                "--scale",
                                "--seed",
                                "--validate",
                                "--render",
                                "--until",
                                "--tables",
                                "--data",
                                "--database"))
                .nothingElse();
        ReplayRun.Wish wish = wish(arguments);
        Path data = Path.of(arguments.value("--data").orElse("data-replay"));
        try (Database database = database(arguments, data)) {
            Map<String, Object> result = ReplayRun.run(database, data, wish, err);
            err.println("ouvrage: proving the books");
            List<InvariantReport> reports = BookProof.of(database, data);
            boolean holds = reports.stream().allMatch(InvariantReport::holds);
            result.put("verify", VerifyVerb.answer(holds, reports));
            out.println(JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(result));
            return holds ? 0 : 1;
        }
    }

    private static Database database(Arguments arguments, Path data) {
        Optional<String> url = arguments.value("--database");
        return url.isPresent()
                ? Database.external(Map.of(
                                "OUVRAGE_DATABASE_URL",
                                url.get(),
                                "OUVRAGE_DATABASE_USER",
                                System.getenv().getOrDefault("OUVRAGE_DATABASE_USER", "ouvrage"),
                                "OUVRAGE_DATABASE_PASSWORD",
                                System.getenv().getOrDefault("OUVRAGE_DATABASE_PASSWORD", "")))
                        .orElseThrow()
                : Database.start(data);
    }

    private static ReplayRun.Wish wish(Arguments arguments) {
        int year = arguments.number("--year", 2025, 2025, 2026);
        return new ReplayRun.Wish(
                year,
                scale(arguments.value("--scale").orElse("0.01")),
                arguments.number("--seed", 1, 0, Integer.MAX_VALUE),
                oneIn(arguments, "--validate", 50),
                oneIn(arguments, "--render", 500),
                until(arguments.value("--until"), year),
                tables(arguments.value("--tables").map(Path::of)));
    }

    private static @Nullable Path tables(Optional<Path> file) {
        if (file.isPresent() && !Files.isReadable(file.get())) {
            throw new WrongUse("--tables names no file: " + file.get());
        }
        return file.orElse(null);
    }

    private static BigDecimal scale(String text) {
        try {
            BigDecimal scale = new BigDecimal(text);
            if (scale.compareTo(LEAST) >= 0 && scale.compareTo(BigDecimal.TEN) <= 0) {
                return scale;
            }
        } catch (NumberFormatException e) {
            // refused below, like one out of bounds
        }
        throw new WrongUse("--scale must be a number from 0.001 to 10, not '" + text + "'");
    }

    private static int oneIn(Arguments arguments, String name, int otherwise) {
        return arguments.value(name).filter("all"::equals).isPresent()
                ? 1
                : arguments.number(name, otherwise, 1, Integer.MAX_VALUE);
    }

    private static LocalDate until(Optional<String> text, int year) {
        try {
            return text.map(LocalDate::parse).orElse(LocalDate.of(year + 1, 12, 31));
        } catch (DateTimeParseException e) {
            throw new WrongUse("--until must be a day such as 2025-03-31, not '" + text.orElse("") + "'");
        }
    }
}
