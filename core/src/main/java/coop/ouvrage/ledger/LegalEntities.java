package coop.ouvrage.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The legal entities of the group. Few and hardly ever changed, they are read once per run. */
@Component
public class LegalEntities {

    private final JdbcClient jdbc;
    private volatile Map<String, LegalEntity> known = Map.of();

    LegalEntities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalArgumentException if there is none of that code */
    public LegalEntity get(String code) {
        LegalEntity entity = known().get(code);
        if (entity == null) {
            throw new IllegalArgumentException("there is no legal entity " + code);
        }
        return entity;
    }

    public List<LegalEntity> all() {
        return List.copyOf(known().values());
    }

    private Map<String, LegalEntity> known() {
        if (known.isEmpty()) {
            known = jdbc.sql("select * from legal_entity order by code").query(LegalEntities::read).list().stream()
                    .collect(Collectors.toMap(LegalEntity::code, e -> e, (a, b) -> b, java.util.TreeMap::new));
        }
        return known;
    }

    private static LegalEntity read(ResultSet row, int number) throws SQLException {
        return new LegalEntity(
                row.getString("code"),
                LegalEntity.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("legal_form"),
                new LegalEntity.Address(
                        row.getString("street"),
                        row.getString("house_number"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("country")),
                row.getString("enterprise_number"),
                row.getString("vat_number"),
                row.getBoolean("vat_exempt"),
                row.getString("court"),
                Arrays.asList((String[]) row.getArray("languages").getArray()),
                row.getString("social_security_number"),
                row.getString("email"),
                Objects.requireNonNull(row.getObject("pot_unit", UUID.class)),
                Objects.requireNonNull(row.getObject("fund_unit", UUID.class)));
    }
}
