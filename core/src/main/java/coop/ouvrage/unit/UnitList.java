package coop.ouvrage.unit;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.parties.ComparableName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The team's list of units: whose they are, in which entity they live, who advises them. Never what they have. */
@Service
public class UnitList {

    private static final String FOUND = """
              from production_unit u
              join party_directory h on h.id = u.holder_id
              left join party_directory a on a.id = u.adviser_id
             where (:text = '' or h.search_name like :part or lower(u.name) like :letters or u.id = :code)
               and (cast(:adviser as uuid) is null or u.adviser_id = :adviser)
               and (:filter = '' or :filter = u.entity or :filter = u.kind
                    or (:filter = 'ALONE' and u.adviser_id is null))
            """;

    private final JdbcClient jdbc;
    private final Units units;
    private final Permissions permissions;

    UnitList(JdbcClient jdbc, Units units, Permissions permissions) {
        this.jdbc = jdbc;
        this.units = units;
        this.permissions = permissions;
    }

    /** One unit with the names of its people. */
    public record Row(
            ProductionUnit unit, String holder, @Nullable String adviser) {}

    /** A part of the list, and how many there are in all. */
    public record Found(List<Row> rows, long total) {}

    /**
     * What is looked for.
     *
     * @param text part of the name of a unit or its holder, or a unit's code; empty for all
     * @param filter code of an entity, a kind of unit, or {@code ALONE} for those without an adviser; empty for all
     * @param adviser whose portfolio; null for everybody's
     * @param sort name, holder, entity, adviser or opened; anything else is by name
     */
    public record Query(
            String text, String filter, @Nullable UUID adviser, String sort, boolean descending) {}

    @Transactional(readOnly = true)
    public Found search(Query query, int offset, int limit) {
        permissions.require(Permission.UNIT_LIST_READ);
        long total =
                filtered("select count(*)" + FOUND, query).query(Long.class).single();
        String order = " order by " + column(query.sort()) + (query.descending() ? " desc" : "") + " nulls last, u.id";
        return new Found(
                filtered(
                                "select u.*, h.name as holder, a.name as adviser" + FOUND + order
                                        + " limit :limit offset :offset",
                                query)
                        .param("limit", limit)
                        .param("offset", offset)
                        .query((row, n) -> row(row))
                        .list(),
                total);
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        String text = query.text().strip();
        String name = ComparableName.of(text).value();
        return jdbc.sql(sql)
                .param("text", text)
                .param("part", name.isEmpty() ? "-" : "%" + name + "%")
                .param("letters", "%" + escaped(text.toLowerCase(Locale.ROOT)) + "%")
                .param("code", units.ofCode(text).map(unit -> unit.id().value()).orElse(null), java.sql.Types.OTHER)
                .param("adviser", query.adviser(), java.sql.Types.OTHER)
                .param("filter", query.filter());
    }

    /** What a person types has no wildcards. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** Names of columns come from here only, never from the address. */
    private static String column(String sort) {
        return switch (sort) {
            case "holder" -> "h.search_name";
            case "entity" -> "u.entity";
            case "adviser" -> "a.search_name";
            case "opened" -> "u.opened_on";
            default -> "lower(u.name)";
        };
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(UnitStore.unit(row), row.getString("holder"), row.getString("adviser"));
    }
}
