package coop.ouvrage.app.cli;

import coop.ouvrage.country.be.payroll.file.Category;
import coop.ouvrage.country.be.payroll.file.PayslipFile;
import coop.ouvrage.refusal.RefusedException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code payslip}: computes the payslips of a CSV file without server or database. */
public final class PayslipVerb implements Verb {

    private static final int BUFFER = 1 << 16;

    @Override
    public String name() {
        return "payslip";
    }

    @Override
    public String summary() {
        return "computes the Belgian payslips of a CSV file";
    }

    @Override
    public String help() {
        return PayslipHelp.HEAD + categories() + PayslipHelp.KEYS;
    }

    private static String categories() {
        return Stream.of(Category.values())
                .map(c -> "  %-22s %s%n      keys: %s%n"
                        .formatted(
                                c.label(),
                                c.summary(),
                                c.keys().stream()
                                        .map(key -> c.required().contains(key) ? key + "*" : key)
                                        .collect(Collectors.joining(", "))))
                .collect(Collectors.joining());
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        Arguments given = Arguments.read(arguments, Set.of("--explain"), Set.of("--format"));
        String format = given.value("--format").orElse("json");
        if (!Set.of("json", "csv").contains(format)) {
            throw new WrongUse("--format is json or csv, not '" + format + "'");
        }
        PrintStream buffered = new PrintStream(new BufferedOutputStream(out, BUFFER), false, StandardCharsets.UTF_8);
        return read(file(given), PayslipOutput.as(format, given.has("--explain"), buffered, err), err);
    }

    private static int read(Path path, PayslipOutput output, PrintStream err) {
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            PayslipFile file = PayslipFile.read(reader, output::add);
            output.end(file.refused());
            return file.refused().isEmpty() ? 0 : 1;
        } catch (RefusedException e) {
            e.refusals().forEach(refusal -> err.println("ouvrage payslip: " + Sentences.of(refusal)));
        } catch (IOException | UncheckedIOException e) {
            err.println("ouvrage payslip: " + path + " cannot be read as CSV in UTF-8: " + e.getMessage());
        }
        return 1;
    }

    private static Path file(Arguments given) {
        if (given.rest().size() != 1) {
            throw new WrongUse("give one FILE.csv");
        }
        Path file = Path.of(given.rest().getFirst());
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new WrongUse("there is no readable file " + file);
        }
        return file;
    }
}
