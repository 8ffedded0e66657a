package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.parties.identifier.NationalNumber;
import coop.ouvrage.returns.spi.Declared;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The people of returns and papers, as they stand today. */
@Component
class ReturnPeople {

    private final Parties parties;
    private final NationalNumbers numbers;
    private final FamilySituations families;
    private final CurrentUser user;

    ReturnPeople(Parties parties, NationalNumbers numbers, FamilySituations families, CurrentUser user) {
        this.parties = parties;
        this.numbers = numbers;
        this.families = families;
        this.user = user;
    }

    /**
     * All of them at once, by identifier.
     *
     * @param year whose family counts for the tax; null when the return does not ask for it
     * @param purpose message key of what their national numbers are read for
     */
    List<Declared> of(Collection<UUID> ids, @Nullable Integer year, String purpose) {
        Set<UUID> all = Set.copyOf(ids);
        Map<UUID, Person> persons = parties.persons(all);
        return user.asSystem(() -> {
            Map<UUID, NationalNumber> known = numbers.read(all, purpose);
            Map<UUID, FamilySituation> family = year == null ? Map.of() : families.of(all, year);
            return all.stream()
                    .sorted()
                    .map(id -> declared(id, Objects.requireNonNull(persons.get(id)), known.get(id), family.get(id)))
                    .toList();
        });
    }

    private static Declared declared(
            UUID id, Person person, @Nullable NationalNumber number, @Nullable FamilySituation family) {
        PostalAddress address = person.address();
        return new Declared(
                id,
                number == null ? "" : number.value(),
                person.name().given(),
                person.name().family(),
                person.birthDate(),
                address == null ? "" : address.streetLine(),
                address == null ? "" : address.postcode(),
                address == null ? "" : address.city(),
                address == null ? "" : address.country(),
                person.language().getLanguage(),
                family == null ? null : family(family));
    }

    private static Declared.Family family(FamilySituation family) {
        return new Declared.Family(
                family.status().name(),
                family.spouseIncome() == SpouseIncome.OWN_INCOME || family.spouseIncome() == SpouseIncome.LOW_INCOME,
                family.disabled(),
                family.spouseDisabled(),
                family.children(),
                family.otherDependants());
    }
}
