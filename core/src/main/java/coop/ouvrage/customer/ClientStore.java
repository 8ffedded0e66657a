package coop.ouvrage.customer;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.LockOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table of clients and of the decisions on them. */
@Repository
class ClientStore {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final ReadTogether<Client> known = new ReadTogether<>(Foreseen.Kind.CLIENT, this::read);
    private final LockOnce<UUID> locks = new LockOnce<>();
    private final WriteBehind<Rows.Row> decisions = new WriteBehind<>(this::insert, "client_decision");

    ClientStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<Client> find(UUID id) {
        return known.get(id);
    }

    private Map<UUID, Client> read(UUID[] ids) {
        return all(List.of(ids));
    }

    /** Ten of a name at most: more say nothing. */
    Map<String, List<UUID>> named(Collection<String> comparable) {
        Map<String, List<UUID>> named = new HashMap<>();
        jdbc.sql("""
                select n.name, f.id from unnest(:names::text[]) as n (name) cross join lateral (
                    select d.id from party_directory d join client c on c.party_id = d.id where d.search_name = n.name
                    order by d.id limit 10) f""").param("names", comparable.toArray(String[]::new)).query(row -> {
            named.computeIfAbsent(row.getString("name"), name -> new ArrayList<>())
                    .add(row.getObject("id", UUID.class));
        });
        return named;
    }

    Map<UUID, Client> all(Collection<UUID> ids) {
        return jdbc
                .sql(ClientRows.CLIENT + "where c.party_id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query(ClientRows::client)
                .list()
                .stream()
                .collect(Collectors.toMap(client -> client.id().value(), client -> client));
    }

    /** Holds the row, so that two decisions or two covers for one client wait for each other. */
    void lock(UUID id) {
        locks.take(id, () -> lockRow(id));
    }

    private boolean lockRow(UUID id) {
        known.forget(id);
        jdbc.sql("select party_id from client where party_id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .single();
        return true;
    }

    void insert(ClientId id, ClientDraft draft, int paymentDays, @Nullable UUID proposedBy, Instant promisedAt) {
        known.forget(id.value());
        jdbc.sql("""
                insert into client (party_id, kind, taxable, eu_institution, state, payment_days, order_number_needed,
                                    peppol_id, proposed_by, proposed_at, promised_at)
                values (:id, :kind, :taxable, :euInstitution, 'UNVERIFIED', :paymentDays, :orderNumber, :peppol,
                        :proposedBy, :now, :promisedAt)
                """)
                .param("id", id.value())
                .param("kind", draft.kind().name())
                .param("taxable", draft.taxable())
                .param("euInstitution", draft.euInstitution())
                .param("paymentDays", paymentDays)
                .param("orderNumber", draft.orderNumberNeeded())
                .param("peppol", draft.peppolId())
                .param("proposedBy", proposedBy)
                .param("now", now())
                .param("promisedAt", promisedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    void update(ClientId id, ClientDraft draft) {
        known.forget(id.value());
        jdbc.sql("""
                update client
                   set kind = :kind, taxable = :taxable, eu_institution = :euInstitution,
                       order_number_needed = :orderNumber, peppol_id = :peppol
                 where party_id = :id
                """)
                .param("id", id.value())
                .param("kind", draft.kind().name())
                .param("taxable", draft.taxable())
                .param("euInstitution", draft.euInstitution())
                .param("orderNumber", draft.orderNumberNeeded())
                .param("peppol", draft.peppolId())
                .update();
    }

    void updateConditions(ClientId id, int paymentDays, @Nullable Money creditLimit) {
        known.forget(id.value());
        jdbc.sql("update client set payment_days = :days, credit_limit_cents = :limit where party_id = :id")
                .param("id", id.value())
                .param("days", paymentDays)
                .param("limit", creditLimit == null ? null : creditLimit.cents(), java.sql.Types.BIGINT)
                .update();
    }

    void changeState(ClientId id, ClientState state, @Nullable Money limit, @Nullable LocalDate bankruptOn) {
        changeState(id, state, limit, bankruptOn, null);
    }

    void changeState(
            ClientId id,
            ClientState state,
            @Nullable Money limit,
            @Nullable LocalDate bankruptOn,
            @Nullable LocalDate removedOn) {
        known.forget(id.value());
        jdbc.sql("""
                update client set state = :state, provisional_limit_cents = :limit, bankrupt_on = :bankruptOn,
                       removed_on = :removedOn, forget_on = null
                 where party_id = :id
                """)
                .param("removedOn", removedOn, java.sql.Types.DATE)
                .param("id", id.value())
                .param("state", state.name())
                .param("limit", limit == null ? null : limit.cents(), java.sql.Types.BIGINT)
                .param("bankruptOn", bankruptOn, java.sql.Types.DATE)
                .update();
    }

    boolean isForgotten(ClientId id) {
        return jdbc.sql("select forgotten_on is not null from client where party_id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    void log(ClientId id, @Nullable ClientState from, ClientState to, String reason, @Nullable UUID by) {
        decisions.add(new Rows.Row()
                .with("client_id", id.value())
                .with("decided_at", time.now())
                .with("decided_by", by)
                .with("from_state", from)
                .with("to_state", to)
                .with("reason", reason));
    }

    private void insert(List<Rows.Row> rows) {
        Rows.insert(jdbc, "client_decision", rows);
    }

    /** Verified clients of a register on whom nobody decided or looked since a moment, some of them. */
    List<Client> lastLookedAt(java.time.OffsetDateTime before, int most) {
        List<UUID> ids = jdbc.sql("""
                select c.party_id from client c join organisation o on o.party_id = c.party_id
                where c.state = 'VERIFIED' and o.enterprise_number is not null and not exists (
                    select from client_decision d where d.client_id = c.party_id and d.decided_at >= :before)
                order by c.party_id limit :most""")
                .param("before", before)
                .param("most", most)
                .query(UUID.class)
                .list();
        return List.copyOf(all(ids).values());
    }

    List<ClientDecision> decisions(ClientId id) {
        return jdbc.sql("select * from client_decision where client_id = :id order by sequence")
                .param("id", id.value())
                .query((row, index) -> {
                    String from = row.getString("from_state");
                    return new ClientDecision(
                            row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                            row.getObject("decided_by", UUID.class),
                            from == null ? null : ClientState.valueOf(from),
                            ClientState.valueOf(row.getString("to_state")),
                            row.getString("reason"));
                })
                .list();
    }

    void keepForUnit(ClientId id, UUID unit) {
        jdbc.sql("insert into client_unit (client_id, unit_id, since) values (:id, :unit, :now) on conflict do nothing")
                .param("id", id.value())
                .param("unit", unit)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return time.now().atOffset(ZoneOffset.UTC);
    }
}
