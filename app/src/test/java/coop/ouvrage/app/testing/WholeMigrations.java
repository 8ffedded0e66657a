package coop.ouvrage.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** That a migration and the row that remembers it were one transaction: only then may a start be killed at any moment. */
public final class WholeMigrations {

    private WholeMigrations() {}

    /** Asks which rows share their transaction with what a migration left in the catalogue; those that moved data alone leave nothing. */
    public static void areIn(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*), count(*) filter (where h.xmin::text in (
                            select xmin::text from pg_class union select xmin::text from pg_constraint
                            union select xmin::text from pg_proc union select xmin::text from pg_attribute))
                        from flyway_schema_history h where version is not null
                        """)) {
            row.next();
            assertThat(row.getInt(2)).isGreaterThan(row.getInt(1) / 2);
        }
    }
}
