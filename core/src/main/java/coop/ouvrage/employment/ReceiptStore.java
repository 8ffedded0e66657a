package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.instant;

import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of declarations: what happened to each, in order. */
@Repository
class ReceiptStore {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final WriteBehind<Noted> waiting = new WriteBehind<>(this::write, "declaration_receipt");

    ReceiptStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(UUID declaration, Instant now, String what, Map<String, ?> detail) {
        waiting.add(new Noted(declaration, String.valueOf(now), what, json.writeValueAsString(detail)));
    }

    /** @param details of each message */
    void addAll(Map<UUID, ? extends Map<String, ?>> details, Instant now, String what) {
        details.forEach((declaration, detail) -> add(declaration, now, what, detail));
    }

    private record Noted(UUID declaration, String at, String what, String detail) {}

    /** Numbered within each declaration, after those that it has. */
    private void write(List<Noted> noted) {
        jdbc.sql("""
                insert into declaration_receipt (declaration_id, nr, at, what, detail)
                select r.id, (select coalesce(max(d.nr), 0) from declaration_receipt d where d.declaration_id = r.id)
                        + row_number() over (partition by r.id order by r.place), r.at, r.what, r.detail::jsonb
                from unnest(:ids::uuid[], :ats::timestamptz[], :whats::text[], :details::text[]) with ordinality
                    as r (id, at, what, detail, place)
                """)
                .param("ids", noted.stream().map(Noted::declaration).toArray(UUID[]::new))
                .param("ats", noted.stream().map(Noted::at).toArray(String[]::new))
                .param("whats", noted.stream().map(Noted::what).toArray(String[]::new))
                .param("details", noted.stream().map(Noted::detail).toArray(String[]::new))
                .update();
    }

    List<Receipt> of(UUID declaration) {
        waiting.write();
        return jdbc.sql(
                        "select at, what, detail::text as detail from declaration_receipt where declaration_id = :id order by nr")
                .param("id", declaration)
                .query((row, n) -> new Receipt(
                        Objects.requireNonNull(instant(row, "at")), row.getString("what"), row.getString("detail")))
                .list();
    }
}
