package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.Server;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ./ouvrage run}: the server, with a database of its own unless the environment names another. */
public final class RunVerb implements Verb {

    /** The exit code of a verb that goes on serving after its start. */
    public static final int STAYS_UP = -1;

    /** Names a data directory with the demo's year already lived, which the launcher keeps beside the build. */
    private static final String LIVED = "ouvrage.demo-year";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public String summary() {
        return "starts Ouvrage, with a demo co-operative unless --empty";
    }

    @Override
    public String help() {
        return """
                ./ouvrage run [--port 8080] [--bind ADDRESS] [--data DIR] [--empty]
                  --port   the port to serve on (0 lets the system choose)
                  --bind   the address to listen on; without it only this machine can connect
                  --data   the directory of database and files (default ./data), created if need be
                  --empty  no demo co-operative; an invitation for the first administrator is printed
                With OUVRAGE_DATABASE_URL, OUVRAGE_DATABASE_USER and OUVRAGE_DATABASE_PASSWORD it works on that PostgreSQL,
                without demo data. Ctrl-C or SIGTERM stops it.
                Example: ./ouvrage run --port 9000 --data /var/lib/ouvrage --empty""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of("--empty"), Set.of("--port", "--bind", "--data"))
                .nothingElse();
        Path data = Path.of(arguments.value("--data").orElse("data"));
        int port = arguments.number("--port", 8080, 0, 65535);
        Server server = new Server(arguments.value("--bind").orElse("127.0.0.1"), port, err);
        server.refuseTakenPort();
        Database database = Database.external(System.getenv()).orElseGet(() -> {
            err.println(
                    "ouvrage: starting PostgreSQL in " + data.toAbsolutePath().normalize());
            return arguments.has("--empty")
                    ? Database.start(data)
                    : livedYear().map(year -> Database.startLike(year, data)).orElseGet(() -> Database.start(data));
        });
        server.start(database, data, arguments.has("--empty"), out);
        return STAYS_UP;
    }

    /** The demo is invented and the same for everybody, so that it need be lived once only. */
    private static Optional<Path> livedYear() {
        return Optional.ofNullable(System.getProperty(LIVED)).map(Path::of).filter(Files::isDirectory);
    }
}
