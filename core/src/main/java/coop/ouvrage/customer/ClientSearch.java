package coop.ouvrage.customer;

import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.transaction.ReadOnce;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds clients by what somebody types. */
@Repository
class ClientSearch {

    private static final int MOST_CANDIDATES = 200;

    private static final String SUMMARY = """
            select c.party_id, c.kind, d.name, d.legal_form, coalesce(d.country, 'BE') as country, d.city,
                   d.enterprise_number, d.vat_number, c.state, d.search_name
              from client c
              join party_directory d on d.id = c.party_id
            """;

    /** A private person is found by its whole mail address, or by who deals with it already. */
    private static final String SEEN = """
            where (:seesAll or c.kind <> 'PERSON' or c.proposed_by = :reader or lower(d.email) = :mail
                   or exists (select from client_unit u where u.client_id = c.party_id and u.unit_id = any(:units)))
            """;

    private static final String FILTER = """
              and (:text = '' or d.search_name like :part or lower(d.email) = :mail
                   or d.enterprise_number = :number or d.vat_number = :number or 'BE' || d.enterprise_number = :number)
              and (cast(:state as text) is null and c.state <> 'REMOVED' or c.state = :state)
              and (cast(:kind as text) is null or c.kind = :kind)
            """;

    private static final String BEHIND = """
              and (cast(:after as uuid) is null
                   or (d.search_name, c.party_id) > (select a.search_name, a.id from party_directory a where a.id = :after))
            """;

    private final JdbcClient jdbc;
    private final ReadOnce<List<Object>, Boolean> seen = new ReadOnce<>();

    ClientSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Who reads: staff sees all clients, a holder no private persons but those of own units. */
    record Reader(@Nullable UUID party, boolean seesAll, List<UUID> units) {}

    ClientPage page(ClientQuery query, Reader reader) {
        int total = filtered(
                        "select count(*) from client c join party_directory d on d.id = c.party_id ", "", query, reader)
                .query(Integer.class)
                .single();
        List<ClientSummary> rows = filtered(
                        SUMMARY, BEHIND + " order by " + query.order() + " limit :limit offset :offset", query, reader)
                .param("after", query.after(), java.sql.Types.OTHER)
                .param("limit", query.limit())
                .param("offset", query.offset())
                .query(ClientSearch::summary)
                .list();
        return new ClientPage(rows, total);
    }

    private JdbcClient.StatementSpec filtered(String select, String end, ClientQuery query, Reader reader) {
        return jdbc.sql(select + SEEN + FILTER + end)
                .param("seesAll", reader.seesAll())
                .param("reader", reader.party(), java.sql.Types.OTHER)
                .param("units", reader.units().toArray(UUID[]::new))
                .param("text", query.text())
                .param("part", "%" + escaped(comparable(query.text())) + "%")
                .param("mail", query.text().toLowerCase(java.util.Locale.ROOT))
                .param("number", query.asNumber())
                .param("state", query.state() == null ? null : query.state().name())
                .param("kind", query.kind() == null ? null : query.kind().name());
    }

    /** Whether the reader may know of this client at all. */
    boolean isSeen(Client client, Reader reader) {
        return reader.seesAll()
                || client.kind() != ClientKind.PERSON
                || client.proposedBy() != null && client.proposedBy().equals(reader.party())
                || seen.get(
                                List.of(client.id(), reader),
                                key -> count(client.id(), reader) == 1 ? Optional.of(true) : Optional.empty())
                        .isPresent();
    }

    private int count(ClientId client, Reader reader) {
        return jdbc.sql("select count(*) from client c join party_directory d on d.id = c.party_id " + SEEN
                        + "and c.party_id = :client")
                .param("seesAll", reader.seesAll())
                .param("reader", reader.party(), java.sql.Types.OTHER)
                .param("units", reader.units().toArray(UUID[]::new))
                .param("mail", "")
                .param("client", client.value())
                .query(Integer.class)
                .single();
    }

    /** Known clients that may be the one typed, the surest first. */
    List<ClientMatch> matches(ClientDraft draft, Reader reader) {
        Map<ClientId, ClientMatch> matches = new LinkedHashMap<>();
        certain(draft).forEach(match -> matches.putIfAbsent(match.client().id(), match));
        alike(draft, reader).forEach(match -> matches.putIfAbsent(match.client().id(), match));
        return matches.values().stream().sorted(ClientMatch::byStrength).toList();
    }

    /** Known clients with a number or the mail of the one typed. */
    List<ClientMatch> certain(ClientDraft draft) {
        String enterprise =
                draft.parsedEnterpriseNumber().map(number -> number.value()).orElse("-");
        String vat = draft.parsedVatNumber().map(number -> number.value()).orElse("-");
        String mail = draft.email() == null ? "-" : draft.email().toLowerCase(java.util.Locale.ROOT);
        return jdbc.sql(SUMMARY + """
                         where c.party_id in (
                             select party_id from organisation where enterprise_number = :enterprise
                             union all select party_id from organisation where vat_number = :vat
                             union all select id from party where lower(email) = :mail)
                         limit 20
                        """)
                .param("enterprise", enterprise)
                .param("vat", vat)
                .param("mail", mail)
                .query((row, index) -> new ClientMatch(summary(row, index), reason(row, enterprise, vat)))
                .list();
    }

    private static ClientMatch.Reason reason(ResultSet row, String enterprise, String vat) throws SQLException {
        if (enterprise.equals(row.getString("enterprise_number"))) {
            return ClientMatch.Reason.ENTERPRISE_NUMBER;
        }
        return vat.equals(row.getString("vat_number")) ? ClientMatch.Reason.VAT_NUMBER : ClientMatch.Reason.MAIL;
    }

    private record Candidate(ClientSummary client, ComparableName name) {}

    private List<ClientMatch> alike(ClientDraft draft, Reader reader) {
        ComparableName typed = ComparableName.of(draft.fullName());
        if (typed.value().length() < 3) {
            return List.of();
        }
        List<String> patterns = new ArrayList<>();
        typed.tellingWords().forEach(word -> patterns.add("%" + escaped(word) + "%"));
        patterns.add(escaped(typed.value().substring(0, 3)) + "%");
        return jdbc
                .sql(SUMMARY + SEEN + "and d.search_name like any(:patterns) limit :most")
                .param("seesAll", reader.seesAll())
                .param("reader", reader.party(), java.sql.Types.OTHER)
                .param("units", reader.units().toArray(UUID[]::new))
                .param("mail", "")
                .param("patterns", patterns.toArray(String[]::new))
                .param("most", MOST_CANDIDATES)
                .query((row, index) ->
                        new Candidate(summary(row, index), new ComparableName(row.getString("search_name"))))
                .list()
                .stream()
                .filter(known -> typed.isLike(known.name()))
                .map(known -> new ClientMatch(known.client(), ClientMatch.Reason.NAME))
                .toList();
    }

    /** Signs alone are no name: they find nothing rather than everything. */
    private static String comparable(String text) {
        String name = ComparableName.of(text).value();
        return name.isEmpty() ? text : name;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static ClientSummary summary(ResultSet row, int index) throws SQLException {
        return new ClientSummary(
                new ClientId(row.getObject("party_id", UUID.class)),
                ClientKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("legal_form"),
                row.getString("country"),
                row.getString("city"),
                row.getString("enterprise_number"),
                row.getString("vat_number"),
                ClientState.valueOf(row.getString("state")));
    }
}
