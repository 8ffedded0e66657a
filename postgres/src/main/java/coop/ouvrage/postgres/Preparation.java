package coop.ouvrage.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates roles and database in a new cluster. May be cut off and run again. */
final class Preparation {

    private final EmbeddedPostgres postgres;
    private final Passwords passwords;

    Preparation(EmbeddedPostgres postgres, Passwords passwords) {
        this.postgres = postgres;
        this.passwords = passwords;
    }

    void run() throws SQLException {
        try (Connection connection = postgres.superuser("postgres");
                Statement statement = connection.createStatement()) {
            role(statement, EmbeddedPostgres.OWNER, passwords.owner());
            role(statement, EmbeddedPostgres.APP, passwords.app());
            if (isMissing(statement, "pg_database where datname = '" + EmbeddedPostgres.DATABASE + "'")) {
                statement.execute("create database " + EmbeddedPostgres.DATABASE + " owner " + EmbeddedPostgres.OWNER);
            }
            statement.execute("revoke all on database " + EmbeddedPostgres.DATABASE + " from public");
            statement.execute("grant connect, temporary on database " + EmbeddedPostgres.DATABASE + " to "
                    + EmbeddedPostgres.APP);
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (isMissing(statement, "pg_roles where rolname = '" + name + "'")) {
            statement.execute("create role " + name + " login password '" + password + "'");
        }
    }

    private static boolean isMissing(Statement statement, String where) throws SQLException {
        try (ResultSet found = statement.executeQuery("select from " + where)) {
            return !found.next();
        }
    }
}
