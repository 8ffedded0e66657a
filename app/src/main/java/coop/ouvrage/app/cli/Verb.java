package coop.ouvrage.app.cli;

import java.io.PrintStream;
import java.util.List;

/** One verb of the command line: {@code ./ouvrage NAME ARGUMENTS}. */
public interface Verb {

    /** As typed after {@code ./ouvrage}. */
    String name();

    /** What it does, in one line, for the list of verbs. */
    String summary();

    /** What {@code --help} prints: arguments, formats, examples. */
    String help();

    /**
     * Runs the verb. Results go to {@code out} and nothing else does; progress and errors go to {@code err}, an error in one
     * clear line.
     *
     * @return the exit code: 0 success, 1 a negative finding
     * @throws WrongUse if the arguments cannot be taken (exit code 2)
     */
    int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception;

    /** Arguments that cannot be taken; the message says in one line what is wrong. */
    final class WrongUse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public WrongUse(String message) {
            super(message);
        }
    }
}
