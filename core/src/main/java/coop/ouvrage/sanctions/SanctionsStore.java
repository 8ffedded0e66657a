package coop.ouvrage.sanctions;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.transaction.ReadOnce;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of the lists that were loaded, and the names of the newest. */
@Repository
class SanctionsStore {

    private final JdbcClient jdbc;

    private final ReadOnce<String, Optional<Row>> newest = new ReadOnce<>();

    SanctionsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of two lists loaded at the same instant, the second waits for the first. */
    void lock() {
        newest.forgetAll();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('sanctions-list', 0))")
                .query((row, n) -> n)
                .list();
    }

    record Row(LocalDate issuedOn, String fingerprint, int entries, int names, Instant loadedAt) {}

    Optional<Row> newest() {
        return newest.get("newest", key -> Optional.of(readNewest())).orElseThrow();
    }

    private Optional<Row> readNewest() {
        return jdbc.sql("select * from sanctions_list order by issued_on desc, id desc limit 1")
                .query((row, n) -> new Row(
                        row.getObject("issued_on", LocalDate.class),
                        row.getString("fingerprint"),
                        row.getInt("entries"),
                        row.getInt("names"),
                        row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Puts the names of this list in the place of those of the one before. */
    void replace(SanctionsFile file, String fingerprint, Instant at, @Nullable UUID by) {
        newest.forgetAll();
        jdbc.sql("""
                insert into sanctions_list (id, issued_on, fingerprint, entries, names, loaded_at, loaded_by)
                values (:id, :issued, :fingerprint, :entries, :names, :at, :by)""")
                .param("id", TimeOrderedId.next())
                .param("issued", file.issuedOn())
                .param("fingerprint", fingerprint)
                .param("entries", file.entries())
                .param("names", file.names().size())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
        jdbc.sql("delete from sanctioned_name").update();
        List<ListedName> names = file.names();
        jdbc.sql("""
                insert into sanctioned_name (place, entry, person, name, search_name, programme, regulation, born)
                select place, entry, person, name, search_name, programme, regulation, born
                from unnest(:entries::bigint[], :persons::boolean[], :names::text[], :search::text[],
                    :programmes::text[], :regulations::text[], :born::text[]) with ordinality
                    as n (entry, person, name, search_name, programme, regulation, born, place)""")
                .param("entries", names.stream().map(ListedName::entry).toArray(Long[]::new))
                .param("persons", names.stream().map(ListedName::person).toArray(Boolean[]::new))
                .param("names", texts(names, ListedName::name))
                .param(
                        "search",
                        texts(names, name -> ComparableName.of(name.name()).value()))
                .param("programmes", texts(names, ListedName::programme))
                .param("regulations", texts(names, ListedName::regulation))
                .param("born", texts(names, ListedName::born))
                .update();
    }

    private static String[] texts(List<ListedName> names, Function<ListedName, String> text) {
        return names.stream().map(text).toArray(String[]::new);
    }

    /** Every name of the newest list with the form in which it is compared, in the order of the file. */
    Map<ListedName, ComparableName> names() {
        Map<ListedName, ComparableName> names = new LinkedHashMap<>();
        jdbc.sql("select * from sanctioned_name order by entry, place").query(row -> {
            names.put(
                    new ListedName(
                            row.getLong("entry"),
                            row.getBoolean("person"),
                            row.getString("name"),
                            row.getString("programme"),
                            row.getString("regulation"),
                            row.getString("born")),
                    new ComparableName(row.getString("search_name")));
        });
        return names;
    }
}
