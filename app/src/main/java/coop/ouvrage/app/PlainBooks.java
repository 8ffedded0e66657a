package coop.ouvrage.app;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The reference of {@link LedgerBench}: tables like those of the books, with their constraints and indexes, filled by plain SQL. */
final class PlainBooks {

    /** Lines of one entry. */
    static final int LINES = 5;

    private static final String TABLES = """
            create schema plain;
            create table plain.journal_entry (like public.journal_entry including all);
            alter table plain.journal_entry add foreign key (entity) references legal_entity,
                add foreign key (reverses) references plain.journal_entry;
            create table plain.journal_line (like public.journal_line including all) partition by range (date);
            create table plain.journal_line_2026 partition of plain.journal_line for values from ('2026-01-01') to ('2027-01-01');
            alter table plain.journal_line add foreign key (entry_id) references plain.journal_entry""";

    private static final String ENTRIES = """
            insert into plain.journal_entry (id, entity, journal, date, document_date, recorded_at, source_type, source_id, key,
                text_key, text_args, line_count, hash)
            select id, 'PROD', 'SALES', date '2026-01-15', date '2026-01-15', now(), 'invoice', id, 'bench:' || id,
                'ledger.text.invoice', 'number=' || id, 5, sha256(id::text::bytea)
            from unnest(:ids::uuid[]) id""";

    private static final String ENTRY_LINES = """
            insert into plain.journal_line (entry_id, line, entity, date, account, amount_cents, unit, party, subject)
            select id, line, 'PROD', date '2026-01-15', account, cents, case when has_unit then of_unit end,
                case when has_party then of_client end, case when has_subject then id end
            from unnest(:ids::uuid[], :units::uuid[], :clients::uuid[]) as i (id, of_unit, of_client), (values
                (1, '400', 121000, false, true, true), (2, '705', -100000, true, true, true), (3, '451054', -21000, false, false, false),
                (4, '910', 6500, true, false, true), (5, '910', -6500, true, false, false))
                as l (line, account, cents, has_unit, has_party, has_subject)""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Pool pool;

    /** @param pool whose units and clients the rows name */
    PlainBooks(JdbcClient jdbc, TransactionTemplate transaction, Pool pool) {
        this.pool = pool;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    void create() {
        for (String statement : TABLES.split(";")) {
            jdbc.sql(statement).update();
        }
    }

    void write(int entries, int size) {
        for (int done = 0; done < entries; done += size) {
            String[] ids = texts(size, TimeOrderedId::next);
            String[] units = texts(size, pool::unit);
            String[] clients = texts(size, pool::client);
            transaction.executeWithoutResult(status -> {
                jdbc.sql(ENTRIES).param("ids", ids).update();
                jdbc.sql(ENTRY_LINES)
                        .param("ids", ids)
                        .param("units", units)
                        .param("clients", clients)
                        .update();
            });
        }
    }

    private static String[] texts(int size, Supplier<UUID> id) {
        return IntStream.range(0, size).mapToObj(i -> id.get().toString()).toArray(String[]::new);
    }

    /** Units and clients that come back, as in a year of the co-operative: 218,668 invoices of 23,281 units to 35,064 clients. */
    record Pool(List<UUID> units, List<UUID> clients) {

        static Pool forInvoices(int invoices) {
            return new Pool(identifiers(invoices / 9), identifiers(invoices / 6));
        }

        UUID unit() {
            return any(units);
        }

        UUID client() {
            return any(clients);
        }

        private static UUID any(List<UUID> of) {
            return of.get(ThreadLocalRandom.current().nextInt(of.size()));
        }

        private static List<UUID> identifiers(int count) {
            return IntStream.range(0, count).mapToObj(i -> TimeOrderedId.next()).toList();
        }
    }
}
