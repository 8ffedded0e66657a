package coop.ouvrage.ledger.chain;

import coop.ouvrage.ledger.spi.Invariant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every seal follows from the one before and from the hash of its entry; every entry is sealed or waits to be. */
@Component
class ChainInvariant implements Invariant {

    private final JdbcClient jdbc;

    ChainInvariant(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "ledger.chain";
    }

    @Override
    public Result check() {
        Walk walk = new Walk();
        jdbc.sql("""
                        select s.entity, s.position, s.seal, s.entry_id, e.hash, e.entity as of_entity, e.key
                        from ledger_seal s left join journal_entry e on e.id = s.entry_id order by s.entity, s.position""").withFetchSize(5000).query(walk::see);
        walk.failures.addAll(forgotten());
        return Result.of(walk.seen, walk.failures);
    }

    private List<String> forgotten() {
        return jdbc.sql("""
                        select e.id, e.key from journal_entry e
                        where not exists (select from ledger_seal s where s.entry_id = e.id)
                          and not exists (select from unsealed_entry u where u.entry_id = e.id)
                        order by e.id limit :most""")
                .param("most", Result.MOST)
                .query((row, n) -> "entry " + row.getString(1) + " (" + row.getString(2)
                        + ") is neither sealed nor waiting for its seal")
                .list();
    }

    /** Follows the chains link by link; after a broken one it goes on from what is stored, to name each place once. */
    private static final class Walk {

        private final List<String> failures = new ArrayList<>();
        private @Nullable Link last;
        private long seen;

        private void see(ResultSet row) throws SQLException {
            seen++;
            String entity = row.getString("entity");
            Link before = last == null || !last.entity().equals(entity) ? Link.start(entity) : last;
            Link stored =
                    new Link(entity, row.getLong("position"), HexFormat.of().formatHex(row.getBytes("seal")));
            String fault = fault(before, stored, row);
            if (fault != null && failures.size() < Result.MOST) {
                failures.add("seal " + stored.position() + " of " + entity + ": " + fault);
            }
            last = stored;
        }

        private static @Nullable String fault(Link before, Link stored, ResultSet row) throws SQLException {
            byte[] hash = row.getBytes("hash");
            if (stored.position() != before.position() + 1) {
                return "seals " + (before.position() + 1) + " to " + (stored.position() - 1) + " are missing";
            }
            if (hash == null) {
                return "its entry " + row.getString("entry_id") + " is gone";
            }
            if (!stored.entity().equals(row.getString("of_entity"))) {
                return "its entry belongs to another entity";
            }
            return before.next(hash).equals(stored)
                    ? null
                    : "it does not follow from the seal before and its entry " + row.getString("entry_id") + " ("
                            + row.getString("key") + ")";
        }
    }
}
