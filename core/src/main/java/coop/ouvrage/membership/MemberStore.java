package coop.ouvrage.membership;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.LockTogether;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables of members and of the decisions on them. */
@Repository
class MemberStore {

    private static final String MEMBER = """
            select m.*, (select max(s.signed_at) from agreement_signature s where s.party_id = m.party_id) as signed_at
              from member m
            """;

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final ReadTogether<Member> known = new ReadTogether<>(Kind.PERSON, this::read);
    private final LockTogether locks = new LockTogether(Kind.PERSON, known::readAgain, this::lockRows);
    private final WriteBehind<Rows.Row> begun =
            new WriteBehind<>(this::insertMembers, "member").referredToBy("member_decision", "agreement_signature");
    private final WriteBehind<Change> changes = new WriteBehind<>(this::write, "member");
    private final WriteBehind<Rows.Row> decisions = new WriteBehind<>(this::insertDecisions, "member_decision");
    private final WriteBehind<Rows.Row> signatures = new WriteBehind<>(this::insertSignatures, "agreement_signature");

    MemberStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<Member> find(PartyId party) {
        return known.get(party.value());
    }

    private Map<UUID, Member> read(UUID[] people) {
        return jdbc
                .sql(MEMBER + "where m.party_id = any(:people)")
                .param("people", people)
                .query(MemberStore::member)
                .list()
                .stream()
                .collect(Collectors.toMap(member -> member.party().value(), member -> member));
    }

    void lock(PartyId party) {
        locks.take(party.value());
    }

    private Collection<UUID> lockRows(UUID[] people) {
        return jdbc.sql("select party_id from member where party_id = any(:people) order by party_id for update")
                .param("people", people)
                .query(UUID.class)
                .list();
    }

    void insert(PartyId party) {
        known.forget(party.value());
        begun.add(new Rows.Row()
                .with("party_id", party.value())
                .with("state", MemberState.PROSPECT)
                .with("mail_verified_at", time.now()));
    }

    void saveTrade(PartyId party, Trade trade, String words, int shares) {
        change(new Change(party.value(), null, trade, words, shares, null, null));
    }

    void register(PartyId party) {
        change(new Change(party.value(), MemberState.REGISTERED, null, null, null, time.now(), null));
    }

    void backToProspect(PartyId party) {
        change(new Change(party.value(), MemberState.PROSPECT, null, null, null, null, null));
    }

    void refuse(PartyId party) {
        change(new Change(party.value(), MemberState.REFUSED, null, null, null, null, null));
    }

    void admit(PartyId party, LocalDate on) {
        change(new Change(party.value(), MemberState.ADMITTED, null, null, null, null, on));
    }

    private void change(Change change) {
        known.forget(change.party());
        changes.add(change);
    }

    /** What becomes of a member; nothing for what stays. */
    private record Change(
            UUID party,
            @Nullable MemberState state,
            @Nullable Trade trade,
            @Nullable String tradeWords,
            @Nullable Integer shares,
            @Nullable Instant registered,
            @Nullable LocalDate admitted) {

        Change and(Change later) {
            return new Change(
                    party,
                    later.state == null ? state : later.state,
                    later.trade == null ? trade : later.trade,
                    later.tradeWords == null ? tradeWords : later.tradeWords,
                    later.shares == null ? shares : later.shares,
                    later.registered == null ? registered : later.registered,
                    later.admitted == null ? admitted : later.admitted);
        }
    }

    /** Numbers are given in the order of admission. */
    private void write(List<Change> all) {
        begun.write();
        Map<UUID, Change> last = new LinkedHashMap<>();
        all.forEach(change -> last.merge(change.party(), change, Change::and));
        List<Change> changed = List.copyOf(last.values());
        Iterator<Integer> numbers = jdbc.sql("select nextval('member_number') from generate_series(1, :admitted)")
                .param(
                        "admitted",
                        changed.stream().filter(one -> one.admitted() != null).count())
                .query(Integer.class)
                .list()
                .iterator();
        jdbc.sql("""
                update member m set state = coalesce(c.state, m.state), trade = coalesce(c.trade, m.trade),
                    trade_words = coalesce(c.words, m.trade_words), shares_wanted = coalesce(c.shares, m.shares_wanted),
                    registered_at = coalesce(c.registered, m.registered_at), admitted_on = coalesce(c.admitted, m.admitted_on),
                    number = coalesce(c.number, m.number)
                from unnest(:people::uuid[], :states::text[], :trades::text[], :words::text[], :shares::int[],
                        :registered::timestamptz[], :admitted::date[], :numbers::int[])
                    as c (party, state, trade, words, shares, registered, admitted, number)
                where m.party_id = c.party""")
                .param("people", changed.stream().map(Change::party).toArray(UUID[]::new))
                .param("states", texts(changed, Change::state))
                .param("trades", texts(changed, Change::trade))
                .param("words", texts(changed, Change::tradeWords))
                .param("shares", changed.stream().map(Change::shares).toArray(Integer[]::new))
                .param("registered", texts(changed, Change::registered))
                .param("admitted", texts(changed, Change::admitted))
                .param(
                        "numbers",
                        changed.stream()
                                .map(one -> one.admitted() == null ? null : numbers.next())
                                .toArray(Integer[]::new))
                .update();
    }

    private static @Nullable String[] texts(List<Change> all, Function<Change, @Nullable Object> part) {
        return all.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }

    void log(PartyId party, MemberDecision.Kind kind, String reason, @Nullable UUID by) {
        decisions.add(new Rows.Row()
                .with("party_id", party.value())
                .with("decided_at", time.now())
                .with("decided_by", by)
                .with("kind", kind)
                .with("reason", reason));
    }

    /** The signature of an agreement, which a member shows. */
    void signed(PartyId party, Rows.Row signature) {
        known.forget(party.value());
        signatures.add(signature);
    }

    private void insertMembers(List<Rows.Row> rows) {
        Rows.insert(jdbc, "member", rows);
    }

    private void insertDecisions(List<Rows.Row> rows) {
        Rows.insert(jdbc, "member_decision", rows);
    }

    private void insertSignatures(List<Rows.Row> rows) {
        Rows.insert(jdbc, "agreement_signature", rows);
    }

    List<MemberDecision> decisions(PartyId party) {
        return jdbc.sql("select * from member_decision where party_id = :id order by sequence")
                .param("id", party.value())
                .query((row, index) -> new MemberDecision(
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        row.getObject("decided_by", UUID.class),
                        MemberDecision.Kind.valueOf(row.getString("kind")),
                        row.getString("reason")))
                .list();
    }

    private static Member member(ResultSet row, int index) throws SQLException {
        String trade = row.getString("trade");
        return new Member(
                new PartyId(row.getObject("party_id", UUID.class)),
                MemberState.valueOf(row.getString("state")),
                instant(row, "mail_verified_at"),
                trade == null ? null : Trade.valueOf(trade),
                row.getString("trade_words"),
                row.getInt("shares_wanted"),
                instant(row, "registered_at"),
                instant(row, "signed_at"),
                row.getObject("admitted_on", LocalDate.class),
                row.getObject("number", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
