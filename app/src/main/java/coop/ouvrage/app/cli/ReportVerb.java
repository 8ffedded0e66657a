package coop.ouvrage.app.cli;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Reports;
import coop.ouvrage.reporting.Publication;
import coop.ouvrage.reporting.ReportName;
import coop.ouvrage.words.Texts;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage report}: the annual report and the statements of a year as HTML, PDF and open data. */
public final class ReportVerb implements Verb {

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String summary() {
        return "writes the annual report, statements or key figures of a year as HTML, PDF and CSV";
    }

    @Override
    public String help() {
        return """
                ./ouvrage report NAME --year 2025 --out DIR [--data DIR] [--language fr]
                  NAME        annual, income-statement, balance-sheet or key-figures
                  --out       is made if it is not there; files of the same name are replaced
                  --language  fr, nl, de or en
                """ + Place.HELP + """

                Changes nothing in the database. Writes NAME.html (one file, needs no other), NAME.pdf, every table as it is shown as
                TABLE.csv, and under data/ the numbers with datapackage.json, which gives the query of each; groups too small to be
                shown are empty there too.
                Prints {"report":"annual","year":2025,"milliseconds":5210,"files":["annual.html","annual.pdf"]}.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--data", "--year", "--out", "--language"));
        ReportName name = name(arguments);
        int year = arguments.number("--year", 0, 1900, 2999);
        Path directory = Path.of(arguments.value("--out").orElseThrow(() -> new WrongUse("say where with --out DIR")));
        String language = arguments.value("--language").orElse("fr");
        if (!Texts.LANGUAGES.contains(language)) {
            throw new WrongUse("--language is one of " + String.join(", ", Texts.LANGUAGES));
        }
        Path data = Place.data(arguments);
        long start = System.nanoTime();
        try (Database database = Place.existing(data)) {
            if (database.mark().isEmpty()) {
                throw new CannotRun("this database has no schema yet: there is no year to report");
            }
            Publication publication = Reports.of(database, data, name, year, language);
            List<String> files = write(publication, name.option(), directory);
            out.println(json(name, year, (System.nanoTime() - start) / 1_000_000, files));
        }
        return 0;
    }

    private static ReportName name(Arguments arguments) {
        String names = Stream.of(ReportName.values()).map(ReportName::option).collect(Collectors.joining(", "));
        if (arguments.rest().size() != 1) {
            throw new WrongUse("name one report: " + names);
        }
        return ReportName.of(arguments.rest().getFirst())
                .orElseThrow(() ->
                        new WrongUse("there is no report '" + arguments.rest().getFirst() + "', only " + names));
    }

    private static List<String> write(Publication publication, String name, Path directory) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(name + ".html", publication.html().getBytes(StandardCharsets.UTF_8));
        files.put(name + ".pdf", publication.pdf());
        files.putAll(publication.files());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return new ArrayList<>(files.keySet());
    }

    private static String json(ReportName name, int year, long milliseconds, List<String> files) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("report", name.option());
        answer.put("year", year);
        answer.put("milliseconds", milliseconds);
        answer.put("files", files);
        return JsonMapper.shared().writeValueAsString(answer);
    }
}
