package coop.ouvrage.membership;

import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.parties.PartyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The team's list of members. */
@Service
public class MemberList {

    private static final String FOUND = """
              from member m
              join party_directory d on d.id = m.party_id
             where (:text = '' or d.search_name like :part or lower(d.email) = lower(:text)
                    or cast(m.number as text) = :text)
               and (cast(:state as text) is null or m.state = :state)
            """;

    private static final String ROW = """
            select m.*, d.name, d.email,
                   coalesce((select sum(s.shares) from share_subscription s
                              where s.party_id = m.party_id
                                and s.called_cents <= (select sum(e.paid_cents) from share_register_entry e
                                                        where e.subscription_id = s.id)), 0) as paid_shares
            """;

    private final JdbcClient jdbc;
    private final MemberAccess access;

    MemberList(JdbcClient jdbc, MemberAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    /**
     * A part of the list.
     *
     * @param text part of a name, a whole mail address or a member number; empty for all
     * @param sort name, trade, state or admitted; anything else is by name
     */
    @Transactional(readOnly = true)
    public MemberPage search(
            String text, @Nullable MemberState state, String sort, boolean descending, int offset, int limit) {
        access.requireMemberReader();
        int total = filtered("select count(*)" + FOUND, text, state)
                .query(Integer.class)
                .single();
        String order = " order by " + column(sort) + (descending ? " desc" : "") + " nulls last, m.party_id";
        return new MemberPage(
                filtered(ROW + FOUND + order + " limit :limit offset :offset", text, state)
                        .param("limit", limit)
                        .param("offset", offset)
                        .query(MemberList::row)
                        .list(),
                total);
    }

    /** A part of the list by names, behind the place of a member; from the first on for null. */
    @Transactional(readOnly = true)
    public List<MemberRow> following(String text, @Nullable UUID after, int limit) {
        access.requireMemberReader();
        return filtered(ROW + FOUND + """
                 and (cast(:after as uuid) is null
                      or (d.search_name, m.party_id) > (select a.search_name, a.id from party_directory a where a.id = :after))
               order by d.search_name, m.party_id limit :limit""", text, null)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query(MemberList::row)
                .list();
    }

    private JdbcClient.StatementSpec filtered(String sql, String text, @Nullable MemberState state) {
        String name = ComparableName.of(text).value();
        return jdbc.sql(sql)
                .param("text", text.strip().toLowerCase(Locale.ROOT))
                .param("part", name.isEmpty() ? "-" : "%" + name + "%")
                .param("state", state == null ? null : state.name());
    }

    /** Names of columns come from here only, never from the address. */
    private static String column(String sort) {
        return switch (sort) {
            case "trade" -> "m.trade";
            case "state" -> "m.state";
            case "admitted" -> "m.admitted_on";
            default -> "d.search_name";
        };
    }

    private static MemberRow row(ResultSet row, int index) throws SQLException {
        String trade = row.getString("trade");
        return new MemberRow(
                new PartyId(row.getObject("party_id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                MemberState.valueOf(row.getString("state")),
                trade == null ? null : Trade.valueOf(trade),
                row.getObject("admitted_on", LocalDate.class),
                row.getObject("number", Integer.class),
                row.getInt("paid_shares"));
    }
}
