package coop.ouvrage.app;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks again at tables that have grown much since they were looked at: what the server does by itself each minute comes too late. */
final class GrownTables {

    /** By half and a little: what is smaller is read as fast by any plan. */
    private static final String GROWN = """
            select format('%I.%I', s.schemaname, s.relname) from pg_stat_user_tables s join pg_class c on c.oid = s.relid
            where s.n_mod_since_analyze > 300 + 0.5 * greatest(c.reltuples, 0) order by 1""";

    private GrownTables() {}

    static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> grown = new ArrayList<>();
            try (ResultSet tables = statement.executeQuery(GROWN)) {
                while (tables.next()) {
                    grown.add(tables.getString(1));
                }
            }
            if (!grown.isEmpty()) {
                statement.execute("analyze " + String.join(", ", grown));
            }
        }
    }
}
