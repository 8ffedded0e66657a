package coop.ouvrage.app.cli;

import coop.ouvrage.treasury.format.StatementFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code statement FILE}: a bank statement of any known form as one JSON, with everything that is wrong with it. */
public final class StatementVerb implements Verb {

    @Override
    public String name() {
        return "statement";
    }

    @Override
    public String summary() {
        return "reads a bank statement (CODA, CAMT.052/053/054) to JSON";
    }

    @Override
    public String help() {
        return """
                Usage: ./ouvrage statement FILE

                Reads a bank statement: CODA 2, or camt.052, camt.053, camt.054 of any version.
                stdout: {"format":"coda","statements":[{"account":"BE..","currency":"EUR","opening":"..","closing":"..",
                        "entries":[{"date":"..","amount":"..","counterparty":"..","reference":"..","structured":true}]}],
                        "findings":[{"line":1,"code":"..","severity":"..","message":".."}],
                        "rejected":[{"line":1,"text":"..","reason":".."}]}
                Amounts: debit negative. "structured" is true if the bank transmitted a structured reference. An entry that
                is not booked has a "status", one in another currency a "currency", a collective one its "details". Every
                line of the file is read or rejected with a reason.
                Exit 0 if the file is right (warnings may stand), 1 if it is wrong, incomplete or unreadable.
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
        StatementFile file = StatementFile.read(bytes(file(arguments)));
        out.println(StatementJson.write(file));
        if (file.isRight()) {
            return 0;
        }
        err.println("ouvrage statement: " + StatementJson.firstError(file));
        return 1;
    }

    private static Path file(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new WrongUse("give one FILE");
        }
        try {
            Path file = Path.of(arguments.getFirst());
            if (Files.isRegularFile(file) && Files.isReadable(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new WrongUse("no name of a file: " + e.getReason());
        }
        throw new WrongUse("there is no readable file " + arguments.getFirst());
    }

    /** One byte more than the reader takes, so that it is the reader that refuses. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(StatementFile.LARGEST + 1);
        }
    }
}
