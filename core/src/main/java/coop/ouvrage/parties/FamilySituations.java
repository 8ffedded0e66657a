package coop.ouvrage.parties;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The family of workers for the withholding tax, year by year. Read by the person, team admin and payroll only. */
@Service
public class FamilySituations {

    private final JdbcClient jdbc;
    private final ReadTogether<List<FamilySituation>> declared = ReadTogether.ahead(Foreseen.Kind.PERSON, this::read);
    private final WriteBehind<Rows.Row> written = new WriteBehind<>(this::write, "family_situation");
    private final PartyAccess access;
    private final Audit audit;
    private final BusinessTime time;

    FamilySituations(JdbcClient jdbc, PartyAccess access, Audit audit, BusinessTime time) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.time = time;
    }

    /** Declares the family on 1 January of its year; a later declaration for the same year replaces it, both are kept. */
    @Transactional
    public Outcome<FamilySituation> declare(PartyId person, FamilySituation situation) {
        access.requireIdentity(person);
        List<Refusal> refusals = situation.refusals();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        insert(person, situation);
        audit.changed("party.family", "party", person.value(), Map.of("year", situation.year()));
        return Outcome.done(situation);
    }

    /** The family that counts for pay of {@code year}: the last one declared for it, or for the nearest year before. */
    @Transactional(readOnly = true)
    public Optional<FamilySituation> of(PartyId person, int year) {
        access.requireSensitive(person);
        return declared.get(person.value()).orElse(List.of()).stream()
                .filter(one -> one.year() <= year)
                .findFirst()
                .map(found -> found.in(year));
    }

    /** All that these people declared, the latest first. */
    private Map<UUID, List<FamilySituation>> read(UUID[] people) {
        Map<UUID, List<FamilySituation>> found = new HashMap<>();
        jdbc.sql("select * from family_situation where party_id = any(:people) order by year desc, sequence desc")
                .param("people", people)
                .query((row, n) -> found.computeIfAbsent(
                                row.getObject("party_id", UUID.class), person -> new ArrayList<>())
                        .add(situation(row)))
                .list();
        return found;
    }

    /** The same for several people at once, by those who may read everybody's; who never declared one is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, FamilySituation> of(Collection<UUID> people, int year) {
        access.requireEverybody();
        Map<UUID, FamilySituation> families = new HashMap<>();
        jdbc.sql("""
                        select distinct on (party_id) * from family_situation
                         where party_id = any(:people) and year <= :year
                         order by party_id, year desc, sequence desc
                        """)
                .param("people", people.toArray(UUID[]::new))
                .param("year", year)
                .query((row, index) -> families.put(
                        row.getObject("party_id", UUID.class), situation(row).in(year)))
                .list();
        return families;
    }

    private void insert(PartyId person, FamilySituation situation) {
        declared.forget(person.value());
        written.add(new Rows.Row()
                .with("party_id", person.value())
                .with("year", situation.year())
                .with("recorded_at", time.now())
                .with("status", situation.status())
                .with("spouse_income", situation.spouseIncome())
                .with("disabled", situation.disabled())
                .with("spouse_disabled", situation.spouseDisabled())
                .with("children", situation.children())
                .with("disabled_children", situation.disabledChildren())
                .with("other_dependants", situation.otherDependants()));
    }

    private void write(List<Rows.Row> rows) {
        Rows.insert(jdbc, "family_situation", rows);
    }

    private static FamilySituation situation(ResultSet row) throws SQLException {
        String spouse = row.getString("spouse_income");
        return new FamilySituation(
                row.getInt("year"),
                CivilStatus.valueOf(row.getString("status")),
                spouse == null ? null : SpouseIncome.valueOf(spouse),
                row.getBoolean("disabled"),
                row.getBoolean("spouse_disabled"),
                row.getInt("children"),
                row.getInt("disabled_children"),
                row.getInt("other_dependants"));
    }
}
