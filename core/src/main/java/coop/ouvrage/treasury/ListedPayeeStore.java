package coop.ouvrage.treasury;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.sanctions.ListedName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of payees whose name is like a listed one. */
@Repository
class ListedPayeeStore {

    private final JdbcClient jdbc;

    ListedPayeeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A party under the name that it is paid by. */
    record Named(UUID party, String name) {}

    private record Row(UUID id, Named payee, ListedName listed) {}

    /** Keeps these; what was asked before stays as it was decided. */
    void insert(Map<Named, List<ListedName>> found, OffsetDateTime at) {
        List<Row> rows = new ArrayList<>();
        found.forEach((payee, names) -> names.forEach(name -> rows.add(new Row(TimeOrderedId.next(), payee, name))));
        jdbc.sql("""
                insert into payee_listed (id, party_id, name, compared, entry, listed_name, person, born, regulation, found_at)
                select id, party, name, compared, entry, listed, person, born, regulation, :at
                from unnest(:ids::uuid[], :parties::uuid[], :names::text[], :compared::text[], :entries::bigint[], :listed::text[],
                    :persons::boolean[], :born::text[], :regulations::text[])
                    as n (id, party, name, compared, entry, listed, person, born, regulation)
                on conflict (party_id, compared, entry) do nothing""")
                .param("ids", rows.stream().map(Row::id).toArray(UUID[]::new))
                .param("parties", rows.stream().map(row -> row.payee().party()).toArray(UUID[]::new))
                .param("names", texts(rows, row -> row.payee().name()))
                .param("compared", texts(rows, row -> compared(row.payee())))
                .param("entries", rows.stream().map(row -> row.listed().entry()).toArray(Long[]::new))
                .param("listed", texts(rows, row -> row.listed().name()))
                .param(
                        "persons",
                        rows.stream().map(row -> row.listed().person()).toArray(Boolean[]::new))
                .param("born", texts(rows, row -> row.listed().born()))
                .param(
                        "regulations",
                        texts(
                                rows,
                                row -> (row.listed().programme() + " "
                                                + row.listed().regulation())
                                        .strip()))
                .param("at", at)
                .update();
    }

    private static String[] texts(List<Row> rows, Function<Row, String> part) {
        return rows.stream().map(part).toArray(String[]::new);
    }

    static String compared(Named payee) {
        return ComparableName.of(payee.name()).value();
    }

    /** What is not decided about these payees. */
    List<ListedPayee> open(Collection<Named> payees) {
        return jdbc.sql("""
                select l.* from payee_listed l join unnest(:parties::uuid[], :compared::text[]) as p (party, compared)
                    on p.party = l.party_id and p.compared = l.compared
                where l.decided_at is null order by l.id""")
                .param("parties", payees.stream().map(Named::party).toArray(UUID[]::new))
                .param(
                        "compared",
                        payees.stream().map(ListedPayeeStore::compared).toArray(String[]::new))
                .query((row, n) -> listed(row))
                .list();
    }

    /** Those to decide first. */
    List<ListedPayee> all(int limit) {
        return jdbc.sql("select * from payee_listed order by (decided_at is not null), id limit :limit")
                .param("limit", limit)
                .query((row, n) -> listed(row))
                .list();
    }

    /** Of a question that a newer list does not ask any more. */
    void remove(UUID id) {
        jdbc.sql("delete from payee_listed where id = :id and decided_at is null")
                .param("id", id)
                .update();
    }

    /** Payees of batches that nobody has released. */
    List<Named> waiting() {
        return jdbc.sql("""
                select distinct p.party_id as party, p.beneficiary as name from payment p join payment_batch b on b.id = p.batch_id
                where b.state = 'MADE' and p.state = 'WAITING'""").query(Named.class).list();
    }

    Optional<ListedPayee> lock(UUID id) {
        return jdbc.sql("select * from payee_listed where id = :id for update")
                .param("id", id)
                .query((row, n) -> listed(row))
                .optional();
    }

    void decided(UUID id, @Nullable UUID by, OffsetDateTime at, String reason) {
        jdbc.sql("update payee_listed set decided_by = :by, decided_at = :at, reason = :reason where id = :id")
                .param("by", by)
                .param("at", at)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    private static ListedPayee listed(ResultSet row) throws SQLException {
        return new ListedPayee(
                row.getObject("id", UUID.class),
                row.getObject("party_id", UUID.class),
                row.getString("name"),
                row.getLong("entry"),
                row.getString("listed_name"),
                row.getBoolean("person"),
                row.getString("born"),
                row.getString("regulation"),
                row.getObject("found_at", OffsetDateTime.class).toInstant(),
                row.getObject("decided_by", UUID.class),
                row.getString("reason"));
    }
}
