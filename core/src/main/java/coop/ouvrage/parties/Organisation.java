package coop.ouvrage.parties;

import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A legal person or another body that acts under its own name.
 *
 * @param legalForm as its own law abbreviates it, such as ASBL or SRL
 * @param country ISO 3166 code of the seat
 */
public record Organisation(
        PartyId id,
        String name,
        @Nullable String legalForm,
        @Nullable EnterpriseNumber enterpriseNumber,
        @Nullable VatNumber vatNumber,
        String country,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address) {}
