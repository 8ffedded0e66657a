package coop.ouvrage.ledger.chain;

import coop.ouvrage.calendar.BusinessTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links committed entries into the chain of their entity, oldest first.
 *
 * <p>Posting puts each entry into a queue in its own transaction. So the sealer sees an entry when it is committed and not before,
 * however long its transaction took and whatever was sealed meanwhile: the order of the chain is the order of sealing. One node
 * seals at a time; writers never wait for it.
 */
@Service
public class Sealer {

    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final BusinessTime time;

    Sealer(JdbcClient jdbc, TransactionTemplate transaction, BusinessTime time) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.time = time;
    }

    /** Seals everything that is committed; nothing if another node is just at it. Returns how many entries were sealed. */
    public int seal() {
        int sealed = 0;
        int round;
        do {
            round = java.util.Objects.requireNonNull(transaction.execute(status -> sealSome()));
            sealed += round;
        } while (round == MOST);
        return sealed;
    }

    private record Unsealed(UUID id, String entity, byte[] hash) {}

    /** Rows are taken by their place: each compared with a list of thousands costs the square of their number. */
    private int sealSome() {
        if (!jdbc.sql("select pg_try_advisory_xact_lock(hashtext('ledger.sealer'))")
                .query(Boolean.class)
                .single()) {
            return 0;
        }
        List<Unsealed> entries = jdbc.sql("""
                        with taken as (
                            delete from unsealed_entry
                            where ctid = any(array(select ctid from unsealed_entry order by entry_id limit :most))
                            returning entry_id)
                        select e.id, e.entity, e.hash from taken join journal_entry e on e.id = taken.entry_id order by e.id""")
                .param("most", MOST)
                .query((row, n) ->
                        new Unsealed(row.getObject("id", UUID.class), row.getString("entity"), row.getBytes("hash")))
                .list();
        if (!entries.isEmpty()) {
            write(entries);
        }
        return entries.size();
    }

    private void write(List<Unsealed> entries) {
        Map<String, Link> last = new HashMap<>(heads());
        List<Link> links = new ArrayList<>(entries.size());
        for (Unsealed entry : entries) {
            Link link = last.getOrDefault(entry.entity(), Link.start(entry.entity()))
                    .next(entry.hash());
            last.put(entry.entity(), link);
            links.add(link);
        }
        String[] ids = entries.stream().map(e -> e.id().toString()).toArray(String[]::new);
        jdbc.sql("""
                        insert into ledger_seal (entity, position, entry_id, seal, sealed_at)
                        select s.entity, s.position, s.entry_id, decode(s.seal, 'hex'), :at
                        from unnest(:entities::text[], :positions::bigint[], :ids::uuid[], :seals::text[])
                            as s (entity, position, entry_id, seal)""")
                .param("at", time.now().atOffset(java.time.ZoneOffset.UTC))
                .param("entities", links.stream().map(Link::entity).toArray(String[]::new))
                .param(
                        "positions",
                        links.stream().map(l -> Long.toString(l.position())).toArray(String[]::new))
                .param("ids", ids)
                .param("seals", links.stream().map(Link::seal).toArray(String[]::new))
                .update();
    }

    /** The last link of each entity that has one. */
    Map<String, Link> heads() {
        Map<String, Link> heads = new HashMap<>();
        jdbc.sql("""
                        select s.* from legal_entity e,
                            lateral (select entity, position, seal from ledger_seal where entity = e.code
                                     order by position desc limit 1) s""").query(row -> {
            heads.put(
                    row.getString("entity"),
                    new Link(
                            row.getString("entity"),
                            row.getLong("position"),
                            HexFormat.of().formatHex(row.getBytes("seal"))));
        });
        return heads;
    }
}
