package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of disputes and of what was said in them. */
@Repository
class DisputeStore {

    private final JdbcClient jdbc;

    DisputeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Dispute dispute) {
        jdbc.sql("""
                insert into dispute (id, invoice_id, client_id, subject, state, opened_on, opened_by, answer_by)
                values (:id, :invoice, :client, :subject, 'OPEN', :on, :by, :answer)""")
                .param("id", dispute.id())
                .param("invoice", dispute.invoice())
                .param("client", dispute.client())
                .param("subject", dispute.subject().name())
                .param("on", dispute.openedOn())
                .param("by", dispute.openedBy().name())
                .param("answer", dispute.answerBy().atOffset(ZoneOffset.UTC))
                .update();
    }

    void say(UUID dispute, Dispute.Message message) {
        Dispute.Offer offer = message.offer();
        Money amount = message.amount();
        jdbc.sql("""
                insert into dispute_message (id, dispute_id, at, side, by_party, text, offer, amount_cents, client_yes, client_yes_at,
                    member_yes, member_yes_at, member_yes_by)
                values (:id, :dispute, :at, :side, :by, :text, :offer, cast(:amount as bigint), :client, case when :client then cast(:at as timestamptz) end,
                    :member, case when :member then cast(:at as timestamptz) end, case when :member then cast(:by as uuid) end)""")
                .param("id", message.id())
                .param("dispute", dispute)
                .param("at", message.at().atOffset(ZoneOffset.UTC))
                .param("side", message.side().name())
                .param("by", message.by(), java.sql.Types.OTHER)
                .param("text", message.text())
                .param("offer", offer == null ? null : offer.name())
                .param("amount", amount == null ? null : Long.toString(amount.cents()))
                .param("client", message.clientYes())
                .param("member", message.memberYes())
                .update();
    }

    void clientSaysYes(UUID message, Instant at) {
        jdbc.sql("update dispute_message set client_yes = true, client_yes_at = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", message)
                .update();
    }

    void memberSaysYes(UUID message, Instant at, UUID by) {
        jdbc.sql(
                        "update dispute_message set member_yes = true, member_yes_at = :at, member_yes_by = :by where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", message)
                .update();
    }

    /**
     * When each side said yes to an offer.
     *
     * @param memberBy who did for the member; null of an office's offer that was accepted before this was kept
     */
    record Yes(Instant client, Instant member, @Nullable UUID memberBy) {

        Instant last() {
            return client.isAfter(member) ? client : member;
        }
    }

    /** Of an offer that both accepted. */
    Yes yes(UUID message) {
        return jdbc.sql("select client_yes_at, member_yes_at, member_yes_by from dispute_message where id = :id")
                .param("id", message)
                .query((row, n) -> new Yes(
                        instant(row, "client_yes_at"),
                        instant(row, "member_yes_at"),
                        row.getObject("member_yes_by", UUID.class)))
                .single();
    }

    void agreement(UUID dispute, UUID document) {
        jdbc.sql("update dispute set agreement_document = :document where id = :id")
                .param("document", document)
                .param("id", dispute)
                .update();
    }

    /** The paper of the agreement; empty where there is none. */
    Optional<UUID> agreement(UUID dispute) {
        return jdbc.sql("select agreement_document from dispute where id = :id and agreement_document is not null")
                .param("id", dispute)
                .query(UUID.class)
                .optional();
    }

    void no(UUID message, Dispute.Side side) {
        jdbc.sql("update dispute_message set declined_by = :side where id = :id")
                .param("side", side.name())
                .param("id", message)
                .update();
    }

    void taken(UUID dispute, UUID mediator) {
        jdbc.sql("update dispute set mediator = :mediator where id = :id")
                .param("mediator", mediator)
                .param("id", dispute)
                .update();
    }

    void ended(UUID dispute, Dispute.State state, LocalDate on, String outcome) {
        jdbc.sql("update dispute set state = :state, ended_on = :on, outcome = :outcome where id = :id")
                .param("state", state.name())
                .param("on", on)
                .param("outcome", outcome)
                .param("id", dispute)
                .update();
    }

    Optional<Dispute> find(UUID id) {
        return query("where d.id = :value", Map.of("value", id)).stream().findFirst();
    }

    Optional<Dispute> lock(UUID id) {
        jdbc.sql("select id from dispute where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .list();
        return find(id);
    }

    List<Dispute> ofInvoice(UUID invoice) {
        return query("where d.invoice_id = :value order by d.nr", Map.of("value", invoice));
    }

    List<Dispute> ofClient(UUID client) {
        return query("where d.client_id = :value order by d.nr desc limit 100", Map.of("value", client));
    }

    /** Disputes, open ones first, then the latest. */
    List<Dispute> all(int offset, int limit) {
        return query(
                "order by d.state = 'OPEN' desc, d.nr desc offset :offset limit :limit",
                Map.of("offset", offset, "limit", limit));
    }

    /** Open ones that began before a day. */
    List<Dispute> openSince(LocalDate before) {
        return query("where d.state = 'OPEN' and d.opened_on < :before order by d.nr", Map.of("before", before));
    }

    List<Mediation.Year> years() {
        return jdbc.sql("""
                select cast(extract(year from opened_on) as int) as year, count(*) as opened,
                    count(*) filter (where state = 'AGREED') as agreed, count(*) filter (where state = 'CLOSED') as closed,
                    coalesce(percentile_disc(0.5) within group (order by ended_on - opened_on), 0) as days
                from dispute group by 1 order by 1 desc""").query(Mediation.Year.class).list();
    }

    List<Dispute> query(String rest, Map<String, ?> values) {
        List<Dispute> heads = jdbc.sql("select d.* from dispute d " + rest)
                .params(values)
                .query((row, n) -> dispute(row))
                .list();
        Map<UUID, List<Dispute.Message>> messages = Children.of(
                jdbc,
                "select * from dispute_message where dispute_id = any(:ids) order by id",
                heads.stream().map(Dispute::id).toList(),
                "dispute_id",
                DisputeStore::message);
        return heads.stream()
                .map(head -> head.with(messages.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private static Dispute dispute(ResultSet row) throws SQLException {
        return new Dispute(
                row.getObject("id", UUID.class),
                row.getLong("nr"),
                row.getObject("invoice_id", UUID.class),
                row.getObject("client_id", UUID.class),
                Dispute.Subject.valueOf(row.getString("subject")),
                Dispute.State.valueOf(row.getString("state")),
                row.getObject("opened_on", LocalDate.class),
                Dispute.Side.valueOf(row.getString("opened_by")),
                row.getObject("mediator", UUID.class),
                instant(row, "answer_by"),
                row.getObject("ended_on", LocalDate.class),
                row.getString("outcome"),
                List.of());
    }

    private static Dispute.Message message(ResultSet row) throws SQLException {
        String offer = row.getString("offer");
        Long cents = row.getObject("amount_cents", Long.class);
        String declined = row.getString("declined_by");
        return new Dispute.Message(
                row.getObject("id", UUID.class),
                instant(row, "at"),
                Dispute.Side.valueOf(row.getString("side")),
                row.getObject("by_party", UUID.class),
                row.getString("text"),
                offer == null ? null : Dispute.Offer.valueOf(offer),
                cents == null ? null : Money.ofCents(cents),
                row.getBoolean("client_yes"),
                row.getBoolean("member_yes"),
                declined == null ? null : Dispute.Side.valueOf(declined));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return java.util.Objects.requireNonNull(at).toInstant();
    }
}
