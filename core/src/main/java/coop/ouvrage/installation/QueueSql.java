package coop.ouvrage.installation;

import coop.ouvrage.installation.spi.Queue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a module tells of its queue by SQL. */
public final class QueueSql {

    private QueueSql() {}

    /** @param sql gives one row: {@code waiting}, {@code oldest}, {@code failed} */
    public static Queue.Load load(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql)
                .query((row, n) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Queue.Load(
                            row.getLong("waiting"), oldest == null ? null : oldest.toInstant(), row.getLong("failed"));
                })
                .single();
    }

    /** @param sql gives rows of {@code id}, {@code what}, {@code since}, {@code attempts}, {@code error}, at most {@code :most} */
    public static List<Queue.Failure> failures(JdbcClient jdbc, String sql, int most) {
        return jdbc.sql(sql).param("most", most).query((row, n) -> failure(row)).list();
    }

    private static Queue.Failure failure(ResultSet row) throws SQLException {
        return new Queue.Failure(
                row.getObject("id", UUID.class),
                row.getString("what"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                row.getString("error"));
    }
}
