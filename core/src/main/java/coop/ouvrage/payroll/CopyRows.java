package coop.ouvrage.payroll;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLErrorCodeSQLExceptionTranslator;

/**
 * Rows for one {@code COPY}, in the transaction of the caller: the cheapest way into a table when rows are wide. Constraints and
 * triggers hold as for an insert.
 */
final class CopyRows {

    private static final int BUFFER = 64 * 1024;

    private static final byte[] NULL = "\\N".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(2 * BUFFER);
    private final CopyIn copy;
    private boolean first = true;

    private CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    /** Writes the rows. */
    interface Writer {
        void write(CopyRows rows) throws SQLException;
    }

    /** @param columns the table and its columns, as {@code table (a, b)} */
    static void into(DataSource source, String columns, Writer writer) {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + columns + " from stdin");
            try {
                CopyRows rows = new CopyRows(copy);
                writer.write(rows);
                rows.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw new SQLErrorCodeSQLExceptionTranslator(source).translate("copy", columns, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /** The next value of the row. */
    CopyRows add(@Nullable Object value) {
        return value == null ? raw(NULL) : add(value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The next value of the row, as UTF-8. */
    CopyRows add(byte[] value) {
        separate();
        int from = 0;
        for (int i = 0; i < value.length; i++) {
            int letter = switch (value[i]) {
                case '\\' -> '\\';
                case '\t' -> 't';
                case '\n' -> 'n';
                case '\r' -> 'r';
                default -> 0;
            };
            if (letter != 0) {
                put(value, from, i);
                buffer.write('\\');
                buffer.write(letter);
                from = i + 1;
            }
        }
        put(value, from, value.length);
        return this;
    }

    private CopyRows raw(byte[] value) {
        separate();
        put(value, 0, value.length);
        return this;
    }

    private void separate() {
        if (!first) {
            buffer.write('\t');
        }
        first = false;
    }

    private void put(byte[] value, int from, int to) {
        buffer.write(value, from, to - from);
    }

    void endRow() throws SQLException {
        buffer.write('\n');
        first = true;
        if (buffer.size() > BUFFER) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }
}
