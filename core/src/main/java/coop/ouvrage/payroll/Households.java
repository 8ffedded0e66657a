package coop.ouvrage.payroll;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The family of a worker as tax on wages asks: that of 1 January of the year; a single person until somebody declared one. */
@Component
class Households {

    private final FamilySituations families;
    private final Parties parties;
    private final LegalEntities entities;

    Households(FamilySituations families, Parties parties, LegalEntities entities) {
        this.families = families;
        this.parties = parties;
        this.entities = entities;
    }

    Household of(UUID worker, String entity, int year) {
        return household(
                families.of(new PartyId(worker), year).orElse(FamilySituation.undeclared(year)),
                parties.findPerson(new PartyId(worker)),
                entity);
    }

    /** Those of several people; the persons are known already. */
    Map<PayBasis.Home, Household> of(Set<PayBasis.Home> homes, Map<UUID, Person> persons) {
        Map<PayBasis.Home, Household> households = new HashMap<>();
        Map<Integer, List<PayBasis.Home>> byYear = homes.stream().collect(Collectors.groupingBy(PayBasis.Home::year));
        byYear.forEach((year, ofYear) -> {
            Map<UUID, FamilySituation> declared =
                    families.of(ofYear.stream().map(PayBasis.Home::worker).toList(), year);
            ofYear.forEach(home -> households.put(
                    home,
                    household(
                            declared.getOrDefault(home.worker(), FamilySituation.undeclared(year)),
                            Optional.ofNullable(persons.get(home.worker())),
                            home.entity())));
        });
        return households;
    }

    private Household household(FamilySituation family, Optional<Person> person, String entity) {
        boolean alone = !family.status().hasSpouse();
        return new Household(
                alone ? Partner.NONE : partner(family.spouseIncome()),
                family.children(),
                family.disabledChildren(),
                alone && family.children() > 0,
                alone,
                family.disabled(),
                family.spouseDisabled(),
                family.otherDependants(),
                0,
                resident(person, entity));
    }

    /** Somebody whose address is unknown lives where the employer is. */
    private boolean resident(Optional<Person> person, String entity) {
        String country = entities.get(entity).address().country();
        return person.map(Person::address)
                .map(PostalAddress::country)
                .map(country::equals)
                .orElse(true);
    }

    private static Partner partner(@Nullable SpouseIncome income) {
        return switch (income) {
            case null -> Partner.OWN_INCOME;
            case OWN_INCOME -> Partner.OWN_INCOME;
            case LOW_INCOME -> Partner.LOW_OWN_INCOME;
            case LOW_PENSION -> Partner.LOW_PENSION;
            case TINY_PENSION -> Partner.TINY_PENSION;
            case NO_INCOME -> Partner.NO_INCOME;
        };
    }
}
