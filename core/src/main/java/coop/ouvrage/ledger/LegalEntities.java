package coop.ouvrage.ledger;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.transaction.AfterCommit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The legal entities of the group. Few and hardly ever changed, they are kept in memory and read again after a change, at latest
 * after a minute: another node may have changed them.
 */
@Component
public class LegalEntities {

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final JdbcClient jdbc;
    private volatile Known known = Known.NOTHING;

    LegalEntities(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalArgumentException if there is none of that code */
    public LegalEntity get(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("there is no legal entity " + code));
    }

    public Optional<LegalEntity> find(String code) {
        return Optional.ofNullable(known().get(code));
    }

    /**
     * The code that somebody asked for; the first to choose from if nothing was.
     *
     * @throws RefusedException if there is none of that code: the figures of another entity would be read as its own
     */
    public String asked(String code) {
        return asked(code, names().keySet());
    }

    /** As {@link #asked(String)}, of these. */
    public static String asked(String code, Collection<String> all) {
        if (code.isEmpty()) {
            return all.iterator().next();
        }
        if (!all.contains(code)) {
            throw new RefusedException(Refusal.of("ledger.entity_unknown", "entity", code));
        }
        return code;
    }

    public List<LegalEntity> all() {
        return List.copyOf(known().values());
    }

    /** Names by code, to choose from: first those that employ, for which most choices are made. */
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        all().stream()
                .sorted(Comparator.comparing(entity -> entity.kind() != LegalEntity.Kind.PRODUCTION))
                .forEach(entity -> names.put(entity.code(), entity.name()));
        return names;
    }

    /** Whether somebody of the house has said that name, seat and numbers are right. A new installation works under none. */
    public boolean isConfirmed(String code) {
        return jdbc.sql("select confirmed_at is not null from legal_entity where code = :code")
                .param("code", code)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Puts name, seat and numbers of an entity in place of what was known, and confirms them. Its units stay. */
    @Transactional
    public void change(LegalEntity entity) {
        jdbc.sql("""
                update legal_entity set name = :name, legal_form = :form, street = :street, house_number = :number,
                    postal_code = :code, city = :city, enterprise_number = :enterprise, vat_number = :vat, court = :court,
                    social_security_number = :onss, establishment_number = :establishment, email = :email, confirmed_at = clock_timestamp()
                where code = :entity""")
                .param("entity", entity.code())
                .param("name", entity.name())
                .param("form", entity.legalForm())
                .param("street", entity.address().street())
                .param("number", entity.address().houseNumber())
                .param("code", entity.address().postalCode())
                .param("city", entity.address().city())
                .param("enterprise", entity.enterpriseNumber())
                .param("vat", entity.vatNumber())
                .param("court", entity.court())
                .param("onss", entity.socialSecurityNumber())
                .param("establishment", entity.establishmentNumber())
                .param("email", entity.email())
                .update();
        AfterCommit.run(this::readAgain);
    }

    /** Forgets what is kept in memory. Before a commit it would be read again as it was. */
    public void readAgain() {
        known = Known.NOTHING;
    }

    private Map<String, LegalEntity> known() {
        Known now = known;
        if (now.byCode.isEmpty() || System.nanoTime() - now.readAt > MINUTE) {
            long readAt = System.nanoTime();
            now = new Known(readAt, read());
            known = now;
        }
        return now.byCode;
    }

    private Map<String, LegalEntity> read() {
        return jdbc.sql("select * from legal_entity order by code").query(LegalEntities::entity).list().stream()
                .collect(Collectors.toMap(LegalEntity::code, e -> e, (a, b) -> b, TreeMap::new));
    }

    private record Known(long readAt, Map<String, LegalEntity> byCode) {

        static final Known NOTHING = new Known(0, Map.of());
    }

    private static LegalEntity entity(ResultSet row, int number) throws SQLException {
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
                row.getString("establishment_number"),
                row.getString("email"),
                Objects.requireNonNull(row.getObject("pot_unit", UUID.class)),
                Objects.requireNonNull(row.getObject("fund_unit", UUID.class)));
    }
}
