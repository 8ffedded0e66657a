package coop.ouvrage.app;

import coop.ouvrage.app.cli.Verb;
import coop.ouvrage.postgres.PostgresUnavailable;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Entry of the command line: finds the verb, runs it, turns its end into an exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(List.of(arguments), Verbs.all(), out, err);
        out.flush();
        err.flush();
        if (code != Verbs.STAYS_UP) {
            System.exit(code);
        }
    }

    static int run(List<String> arguments, List<Verb> verbs, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || List.of("help", "--help", "-h").contains(arguments.getFirst())) {
            list(verbs, arguments.isEmpty() ? err : out);
            return arguments.isEmpty() ? 2 : 0;
        }
        Optional<Verb> verb = verbs.stream()
                .filter(v -> v.name().equals(arguments.getFirst()))
                .findFirst();
        if (verb.isEmpty()) {
            err.println("ouvrage: there is no verb '" + arguments.getFirst() + "'; './ouvrage help' lists them");
            return 2;
        }
        return run(verb.get(), arguments.subList(1, arguments.size()), out, err);
    }

    private static int run(Verb verb, List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.contains("--help")) {
            out.println(verb.help());
            return 0;
        }
        try {
            return verb.run(arguments, out, err);
        } catch (Verb.WrongUse e) {
            err.println("ouvrage " + verb.name() + ": " + e.getMessage());
            return 2;
        } catch (CannotRun | PostgresUnavailable e) {
            err.println("ouvrage " + verb.name() + ": " + e.getMessage());
            return 1;
        } catch (Exception e) {
            err.println("ouvrage " + verb.name() + ": " + e);
            return 1;
        }
    }

    private static void list(List<Verb> verbs, PrintStream to) {
        to.println("Usage: ./ouvrage VERB [ARGUMENTS]; './ouvrage VERB --help' tells more.");
        verbs.forEach(verb -> to.printf("  %-11s %s%n", verb.name(), verb.summary()));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
