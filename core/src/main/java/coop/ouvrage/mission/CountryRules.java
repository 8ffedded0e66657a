package coop.ouvrage.mission;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of countries where people are sent: which paper is needed, by whose word. */
@Service
public class CountryRules {

    private final MissionStore store;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    CountryRules(MissionStore store, Permissions permissions, CurrentUser user, Audit audit, BusinessTime time) {
        this.store = store;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Records what is known of a country; a mistake of the same day is written over. */
    @Transactional
    public Outcome<CountryRule> record(CountryRule rule) {
        permissions.require(Permission.LEGISLATION_SET);
        List<Refusal> refusals = new ArrayList<>();
        if (!List.of(Locale.getISOCountries()).contains(rule.country())
                || rule.country().equals(Workplace.HOME)) {
            refusals.add(Refusal.of("mission.no_such_country", "country", rule.country()));
        }
        if (rule.paper().isBlank() || rule.source().isBlank()) {
            refusals.add(Refusal.of("mission.rule_unsourced"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.add(rule, user.partyId().orElse(null), time.now());
        audit.changed(
                "mission.country",
                "mission_country",
                UUID.nameUUIDFromBytes(rule.country().getBytes(StandardCharsets.UTF_8)),
                Map.of("country", rule.country()));
        return Outcome.done(rule);
    }

    @Transactional(readOnly = true)
    public List<CountryRule> rules() {
        permissions.require(Permission.LEGISLATION_SET);
        return store.rules();
    }

    @Transactional(readOnly = true)
    public Optional<CountryRule> rule(String country, LocalDate day) {
        return store.rule(country, day);
    }
}
