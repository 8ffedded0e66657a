package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import java.nio.file.Files;
import java.nio.file.Path;

/** The database that a verb works on besides {@code run}: the one of the environment, or that of a directory. */
final class Place {

    static final String HELP = """
              --data   the directory of database and files (default ./data)
            With OUVRAGE_DATABASE_URL, OUVRAGE_DATABASE_USER and OUVRAGE_DATABASE_PASSWORD it works on that PostgreSQL. May be used
            beside './ouvrage run'.""";

    private Place() {}

    static Path data(Arguments arguments) {
        return Path.of(arguments.value("--data").orElse("data"));
    }

    /**
     * The database, shared with the application that runs it, or started.
     *
     * @throws Verb.WrongUse if there is none
     */
    static Database existing(Path data) {
        boolean external = Database.external(System.getenv()).isPresent();
        if (!external && !Files.isDirectory(data.resolve("postgres"))) {
            throw new Verb.WrongUse("there is no database in " + data + "; name its directory with --data");
        }
        return Database.attachOrStart(System.getenv(), data);
    }
}
