package coop.ouvrage.app.cli;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code legislation}: the figures of the law in force on a day, offline. */
public final class LegislationVerb implements Verb {

    private final BusinessTime time = new BusinessTime();

    @Override
    public String name() {
        return "legislation";
    }

    @Override
    public String summary() {
        return "lists the figures of the law in force on a day, and those to confirm";
    }

    @Override
    public String help() {
        return """
                Usage: ./ouvrage legislation [--on DATE] [--unconfirmed] [--unverified] [--history] [--format json|csv] [NAME...]

                The parameters of Belgian law in force on a day, each with unit, period, sources, mark, date confirmed.

                  NAME           a parameter (social_security/employee_rate) or a chapter (work_bonus); all if none is given
                  --on           the day, today if not given
                  --unconfirmed  only values that nobody has read in a text for a year, or ever, or last read in an earlier calendar
                                 year than that of --on while nothing says how long they last: --on 2027-01-01 lists what to confirm
                                 for 2027
                  --unverified   only values without two agreeing sources (mark other than V2)
                  --history      every period of each parameter, not only the one in force
                  --format csv   one row per value; tables as JSON in one cell

                Marks: V2 two sources agree, CARRIED two sources agreed in an earlier year and nothing says until when, V1 one source, DER derived, MEM from memory, REQ stated by the requirements.
                stdout: {"on":"..","parameters":[..],"unknown":[names without a value that day]}. Exit 0, or 2 for an unknown name.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        Arguments given = Arguments.read(
                arguments, Set.of("--unconfirmed", "--unverified", "--history"), Set.of("--on", "--format"));
        String format = given.value("--format").orElse("json");
        if (!Set.of("json", "csv").contains(format)) {
            throw new WrongUse("--format is json or csv, not '" + format + "'");
        }
        LocalDate day = day(given);
        Legislation legislation = BelgianLegislation.get();
        LegislationOutput output = new LegislationOutput(
                legislation, day, named(legislation, given.rest()), filter(given, day), given.has("--history"));
        out.println(format.equals("csv") ? output.csv().stripTrailing() : output.json());
        return 0;
    }

    private static Predicate<DatedValue> filter(Arguments given, LocalDate day) {
        return value -> (!given.has("--unconfirmed") || !value.isConfirmedOn(day))
                && (!given.has("--unverified") || !value.markOn(day).isVerified());
    }

    private static List<Parameter> named(Legislation legislation, List<String> names) {
        for (String name : names) {
            if (legislation.parameters().stream().noneMatch(parameter -> isNamed(parameter, name))) {
                throw new WrongUse("there is no parameter or chapter '" + name + "'");
            }
        }
        return legislation.parameters().stream()
                .filter(parameter -> names.isEmpty() || names.stream().anyMatch(name -> isNamed(parameter, name)))
                .toList();
    }

    private static boolean isNamed(Parameter parameter, String name) {
        return parameter.name().equals(name) || parameter.chapter().equals(name);
    }

    private LocalDate day(Arguments given) {
        String on = given.value("--on").orElse(time.today().toString());
        try {
            return LocalDate.parse(on);
        } catch (DateTimeParseException e) {
            throw new WrongUse("--on is a day such as 2026-11-20, not '" + on + "'");
        }
    }
}
