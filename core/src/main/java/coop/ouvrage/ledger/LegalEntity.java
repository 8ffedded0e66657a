package coop.ouvrage.ledger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company or association of the group, with books of its own.
 *
 * @param code its short name in the books: {@code COOP}, {@code PROD}, {@code TRAIN}
 * @param enterpriseNumber ten digits
 * @param vatNumber with its country prefix; none for an entity that is exempt
 * @param court the court whose register holds it
 * @param languages in which it writes, the first by default
 * @param establishmentNumber ten digits by which the public register names the place from which its people work
 * @param pot the unit that is its common pot
 * @param fund the unit that is its guarantee fund
 */
public record LegalEntity(
        String code,
        Kind kind,
        String name,
        String legalForm,
        Address address,
        String enterpriseNumber,
        @Nullable String vatNumber,
        boolean vatExempt,
        String court,
        List<String> languages,
        @Nullable String socialSecurityNumber,
        @Nullable String establishmentNumber,
        String email,
        UUID pot,
        UUID fund) {

    /** What an entity is for. */
    public enum Kind {
        /** Holds the shares and the common services. */
        CO_OPERATIVE,
        /** Employs and invoices. */
        PRODUCTION,
        /** Trains; exempt from VAT. */
        TRAINING
    }

    /** Where its seat is. */
    public record Address(String street, String houseNumber, String postalCode, String city, String country) {}

    /** Whether everybody's money passes through that unit, so that many write to it at once. */
    boolean isCommon(@Nullable UUID unit) {
        return unit == null || unit.equals(pot) || unit.equals(fund);
    }
}
