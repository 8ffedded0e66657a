package coop.ouvrage.customer;

import coop.ouvrage.parties.Countries;
import coop.ouvrage.parties.OrganisationDraft;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client as somebody types it: numbers are still text and may be wrong; {@link ClientRules} tells.
 *
 * @param name of an organisation, or the family name of a person
 * @param givenName of a person
 * @param business for a foreign client: whether it buys as a business
 */
public record ClientDraft(
        ClientKind kind,
        String name,
        String givenName,
        @Nullable String legalForm,
        String country,
        String enterpriseNumber,
        String vatNumber,
        boolean business,
        boolean euInstitution,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address,
        boolean orderNumberNeeded,
        @Nullable String peppolId) {

    /** A registered organisation of the home country, as most clients are. */
    public static ClientDraft registered(
            ClientKind kind, String name, String enterpriseNumber, Locale language, @Nullable String email) {
        return new ClientDraft(
                kind,
                name,
                "",
                null,
                Countries.HOME,
                enterpriseNumber,
                "",
                true,
                false,
                language,
                email,
                null,
                null,
                false,
                null);
    }

    /** The enterprise number: typed, or the one inside a home VAT number. */
    public Optional<EnterpriseNumber> parsedEnterpriseNumber() {
        Optional<EnterpriseNumber> typed = EnterpriseNumber.parse(enterpriseNumber);
        return typed.isPresent() || !kind.isRegistered()
                ? typed
                : parsedVatNumber().flatMap(VatNumber::enterpriseNumber);
    }

    public Optional<VatNumber> parsedVatNumber() {
        return VatNumber.parse(vatNumber);
    }

    /** Whether VAT rules see a business: liable at home by its VAT number, abroad by its number or its word. */
    public boolean taxable() {
        return parsedVatNumber().isPresent() || kind == ClientKind.FOREIGN && business;
    }

    boolean isPerson() {
        return kind == ClientKind.PERSON;
    }

    /** The name as pages show it. */
    public String fullName() {
        return isPerson() ? PersonName.of(givenName, name).full() : name.strip();
    }

    PersonDraft toPerson() {
        return new PersonDraft(
                PersonName.of(givenName, name), null, Sex.UNSTATED, null, language, email, phone, address);
    }

    OrganisationDraft toOrganisation() {
        return new OrganisationDraft(
                name,
                legalForm,
                parsedEnterpriseNumber().orElse(null),
                parsedVatNumber().orElse(null),
                country,
                language,
                email,
                phone,
                address);
    }
}
