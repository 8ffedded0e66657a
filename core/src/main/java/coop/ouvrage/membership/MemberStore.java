package coop.ouvrage.membership;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    MemberStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    Optional<Member> find(PartyId party) {
        return jdbc.sql(MEMBER + "where m.party_id = :id")
                .param("id", party.value())
                .query(MemberStore::member)
                .optional();
    }

    void lock(PartyId party) {
        jdbc.sql("select party_id from member where party_id = :id for update")
                .param("id", party.value())
                .query(UUID.class)
                .single();
    }

    void insert(PartyId party) {
        jdbc.sql("insert into member (party_id, state, mail_verified_at) values (:id, 'PROSPECT', :now)")
                .param("id", party.value())
                .param("now", now())
                .update();
    }

    void saveTrade(PartyId party, Trade trade, String words) {
        jdbc.sql("update member set trade = :trade, trade_words = :words where party_id = :id")
                .param("id", party.value())
                .param("trade", trade.name())
                .param("words", words)
                .update();
    }

    void saveSharesWanted(PartyId party, int shares) {
        jdbc.sql("update member set shares_wanted = :shares where party_id = :id")
                .param("id", party.value())
                .param("shares", shares)
                .update();
    }

    void register(PartyId party) {
        jdbc.sql("update member set state = 'REGISTERED', registered_at = :now where party_id = :id")
                .param("id", party.value())
                .param("now", now())
                .update();
    }

    void backToProspect(PartyId party) {
        jdbc.sql("update member set state = 'PROSPECT' where party_id = :id")
                .param("id", party.value())
                .update();
    }

    void refuse(PartyId party) {
        jdbc.sql("update member set state = 'REFUSED' where party_id = :id")
                .param("id", party.value())
                .update();
    }

    void admit(PartyId party, LocalDate on) {
        jdbc.sql("""
                update member set state = 'ADMITTED', admitted_on = :on, number = nextval('member_number')
                 where party_id = :id
                """).param("id", party.value()).param("on", on).update();
    }

    void log(PartyId party, MemberDecision.Kind kind, String reason, @Nullable UUID by) {
        jdbc.sql("""
                insert into member_decision (party_id, decided_at, decided_by, kind, reason)
                values (:id, :now, :by, :kind, :reason)
                """)
                .param("id", party.value())
                .param("now", now())
                .param("by", by)
                .param("kind", kind.name())
                .param("reason", reason)
                .update();
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

    private OffsetDateTime now() {
        return time.now().atOffset(ZoneOffset.UTC);
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
