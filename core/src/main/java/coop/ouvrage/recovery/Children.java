package coop.ouvrage.recovery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that belong to others, read for many owners in one statement. */
final class Children {

    private Children() {}

    /** What one row says. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * The rows of each owner, in the order of the statement.
     *
     * @param sql asks for the owners {@code :ids}
     * @param owner column that names the owner
     */
    static <T> Map<UUID, List<T>> of(JdbcClient jdbc, String sql, Collection<UUID> ids, String owner, Row<T> reading) {
        return jdbc
                .sql(sql)
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject(owner, UUID.class), reading.of(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
