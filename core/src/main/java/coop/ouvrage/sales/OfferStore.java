package coop.ouvrage.sales;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code sales_offer}; the state of a sent version is that of its quote. */
@Repository
class OfferStore {

    static final String STATE = "coalesce(o.ended, q.state, 'DRAFT')";

    private final JsonMapper json = JsonMapper.builder().build();
    private final JdbcClient jdbc;
    private final ReadTogether<Boolean> there = ReadTogether.ahead(Foreseen.Kind.JOB, this::there);

    OfferStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of a year: {@code 2026-00012}. */
    String number(int year) {
        int next = jdbc.sql("""
                insert into sales_offer_number (year, last) values (:year, 1)
                on conflict (year) do update set last = sales_offer_number.last + 1 returning last""").param("year", year).query(Integer.class).single();
        return "%d-%05d".formatted(year, next);
    }

    UUID insert(UUID unit, String number, OfferDraft draft, Money exclVat, LocalDate today, @Nullable UUID by) {
        UUID id = TimeOrderedId.next();
        there.forget(id);
        jdbc.sql("""
                insert into sales_offer (id, unit_id, client_id, number, title, draft, excl_vat_cents, valid_until, made_on, made_by)
                values (:id, :unit, :client, :number, :title, :draft, :exclVat, :until, :today, :by)""")
                .params(values(draft, exclVat))
                .param("id", id)
                .param("unit", unit)
                .param("number", number)
                .param("today", today)
                .param("by", by, java.sql.Types.OTHER)
                .update();
        return id;
    }

    void change(UUID id, OfferDraft draft, Money exclVat) {
        jdbc.sql("""
                update sales_offer set client_id = :client, title = :title, draft = :draft, excl_vat_cents = :exclVat,
                    valid_until = :until, changed = true where id = :id""").params(values(draft, exclVat)).param("id", id).update();
    }

    /** The client's reference, told after its order: the version that it accepted stays as it is. */
    void refer(UUID id, OfferDraft draft) {
        jdbc.sql("update sales_offer set draft = :draft where id = :id")
                .param("draft", json.writeValueAsString(draft))
                .param("id", id)
                .update();
    }

    private Map<String, Object> values(OfferDraft draft, Money exclVat) {
        return Map.of(
                "client",
                draft.client(),
                "title",
                draft.title(),
                "draft",
                json.writeValueAsString(draft),
                "exclVat",
                exclVat.cents(),
                "until",
                draft.validUntil());
    }

    void files(UUID id, List<QuoteFile> files) {
        jdbc.sql("update sales_offer set files = :files, changed = true where id = :id")
                .param("files", json.writeValueAsString(files))
                .param("id", id)
                .update();
    }

    void sent(UUID id, QuoteId quote) {
        jdbc.sql("update sales_offer set quote_id = :quote, changed = false, reminded_on = null where id = :id")
                .param("quote", quote.value())
                .param("id", id)
                .update();
    }

    void reminded(UUID id, LocalDate on) {
        jdbc.sql("update sales_offer set reminded_on = :on where id = :id")
                .param("on", on)
                .param("id", id)
                .update();
    }

    void end(UUID id, Offer.State as, LocalDate on, String reason) {
        jdbc.sql("update sales_offer set ended = :as, ended_on = :on, end_reason = :reason where id = :id")
                .param("as", as.name())
                .param("on", on)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    Optional<Offer> find(UUID id) {
        return there.get(id).isEmpty()
                ? Optional.empty()
                : load("where o.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** Most orders are not of an offer of its own. */
    private Map<UUID, Boolean> there(UUID[] ids) {
        Map<UUID, Boolean> found = new HashMap<>();
        jdbc.sql("select id from sales_offer where id = any(:ids)")
                .param("ids", ids)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), true);
                });
        return found;
    }

    Optional<Offer> lock(UUID id) {
        return there.get(id).isEmpty()
                ? Optional.empty()
                : load("where o.id = :id for update of o", Map.of("id", id)).stream()
                        .findFirst();
    }

    /** Sent ones whose last day comes and whose client was not reminded yet. */
    List<Offer> endingBy(LocalDate day) {
        return load(
                "where q.state = 'SENT' and o.ended is null and o.reminded_on is null and q.valid_until <= :day order by o.id"
                        + " limit 1000",
                Map.of("day", day));
    }

    /** What {@code where} selects of offers {@code o} and their latest version {@code q}. */
    List<Offer> load(String where, Map<String, ?> values) {
        return jdbc.sql("select o.*, " + STATE
                        + " as state, case when q.state = 'ACCEPTED' then q.excl_vat_cents else o.excl_vat_cents end"
                        + " as net_cents from sales_offer o left join quote q on q.id = o.quote_id "
                        + where)
                .params(values)
                .query((row, n) -> offer(row))
                .list();
    }

    long count(String where, Map<String, ?> values) {
        return jdbc.sql("select count(*) from sales_offer o left join quote q on q.id = o.quote_id " + where)
                .params(values)
                .query(Long.class)
                .single();
    }

    private Offer offer(ResultSet row) throws SQLException {
        UUID quote = row.getObject("quote_id", UUID.class);
        return new Offer(
                row.getObject("id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getString("number"),
                json.readValue(row.getString("draft"), OfferDraft.class),
                json.readValue(row.getString("files"), new TypeReference<List<QuoteFile>>() {}),
                Money.ofCents(row.getLong("net_cents")),
                quote == null ? null : new QuoteId(quote),
                row.getBoolean("changed"),
                Offer.State.valueOf(row.getString("state")),
                row.getObject("made_on", LocalDate.class),
                row.getObject("reminded_on", LocalDate.class),
                row.getString("end_reason"));
    }
}
