package coop.ouvrage.payroll;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import java.util.UUID;
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
        FamilySituation family = families.of(new PartyId(worker), year).orElse(FamilySituation.undeclared(year));
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
                resident(worker, entity));
    }

    /** Somebody whose address is unknown lives where the employer is. */
    private boolean resident(UUID worker, String entity) {
        String country = entities.get(entity).address().country();
        return parties.findPerson(new PartyId(worker))
                .map(person -> person.address())
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
