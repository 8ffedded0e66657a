package coop.ouvrage.customer;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.LockTogether;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
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
    private final LockTogether locks = new LockTogether(Foreseen.Kind.CLIENT, known::readAgain, this::lockRows);
    private final WriteBehind<Rows.Row> decisions = new WriteBehind<>(this::insert, "client_decision");
    private final WriteBehind<Conditions> conditions = late(this::write);
    private final WriteBehind<State> states = late(this::writeStates);

    ClientStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    private static <T> WriteBehind<T> late(Consumer<List<T>> writer) {
        return new WriteBehind<>(writer, "client")
                .referredToBy(
                        "client_bad_payer",
                        "client_decision",
                        "client_note",
                        "client_register_answer",
                        "client_sanction_review",
                        "client_unit",
                        "client_vat_check");
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
        locks.take(id);
    }

    private Collection<UUID> lockRows(UUID[] ids) {
        return jdbc.sql("select party_id from client where party_id = any(:ids) order by party_id for update")
                .param("ids", ids)
                .query(UUID.class)
                .list();
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
        known.change(id.value(), client -> client.under(paymentDays, creditLimit));
        conditions.add(new Conditions(id, paymentDays, creditLimit));
    }

    private record Conditions(
            ClientId client, int days, @Nullable Money limit) {}

    private void write(List<Conditions> all) {
        Collection<Conditions> last = last(all, Conditions::client);
        jdbc.sql("""
                update client c set payment_days = n.days, credit_limit_cents = n.cents
                  from unnest(:ids::uuid[], :days::int[], :limits::bigint[]) as n (id, days, cents) where c.party_id = n.id
                """)
                .param("ids", last.stream().map(one -> one.client().value()).toArray(UUID[]::new))
                .param("days", last.stream().map(Conditions::days).toArray(Integer[]::new))
                .param("limits", last.stream().map(one -> cents(one.limit())).toArray(Long[]::new))
                .update();
    }

    private static @Nullable Long cents(@Nullable Money amount) {
        return amount == null ? null : amount.cents();
    }

    /** Of several changes of one client the last. */
    private static <T> Collection<T> last(List<T> all, Function<T, ClientId> client) {
        Map<ClientId, T> last = new LinkedHashMap<>();
        all.forEach(one -> last.put(client.apply(one), one));
        return last.values();
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
        known.change(id.value(), client -> client.decided(state, limit, bankruptOn));
        states.add(new State(id, state, limit, bankruptOn, removedOn));
    }

    private record State(
            ClientId client,
            ClientState state,
            @Nullable Money limit,
            @Nullable LocalDate bankruptOn,
            @Nullable LocalDate removedOn) {}

    private void writeStates(List<State> all) {
        Collection<State> last = last(all, State::client);
        jdbc.sql("""
                update client c set state = n.state, provisional_limit_cents = n.cents, bankrupt_on = n.bankrupt, removed_on = n.removed,
                       forget_on = null
                  from unnest(:ids::uuid[], :states::text[], :limits::bigint[], :bankrupts::date[], :removals::date[])
                       as n (id, state, cents, bankrupt, removed)
                 where c.party_id = n.id
                """)
                .param("ids", last.stream().map(one -> one.client().value()).toArray(UUID[]::new))
                .param("states", last.stream().map(one -> one.state().name()).toArray(String[]::new))
                .param("limits", last.stream().map(one -> cents(one.limit())).toArray(Long[]::new))
                .param(
                        "bankrupts",
                        last.stream().map(one -> text(one.bankruptOn())).toArray(String[]::new))
                .param(
                        "removals",
                        last.stream().map(one -> text(one.removedOn())).toArray(String[]::new))
                .update();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
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
