package coop.ouvrage.customer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClientRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void aCompanyNeedsItsEnterpriseNumber() {
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "", "")))
                .containsExactly("customer.enterprise_number_missing");
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "0203.201.340", ""))).isEmpty();
    }

    @Test
    void aHomeVatNumberTellsTheEnterpriseNumber() {
        ClientDraft draft = draft(ClientKind.COMPANY, "BE", "", "BE 0203.201.340");
        assertThat(codes(draft)).isEmpty();
        assertThat(draft.parsedEnterpriseNumber())
                .hasValueSatisfying(number -> assertThat(number.value()).isEqualTo("0203201340"));
        assertThat(draft.taxable()).isTrue();
    }

    @Test
    void wrongCheckDigitsAreToldWithTheirFault() {
        List<Refusal> refusals =
                ClientRules.refusals(draft(ClientKind.COMPANY, "BE", "0203.201.341", "BE0203201341"), TODAY);
        assertThat(refusals)
                .extracting(Refusal::code)
                .containsExactly("customer.enterprise_number_wrong", "customer.vat_number_wrong");
        assertThat(refusals.getFirst().arguments()).containsEntry("why", "parties.identifier_check_digits");
    }

    @Test
    void numbersMustAgree() {
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "0403170701", "BE0203201340")))
                .containsExactly("customer.vat_number_of_other_enterprise");
        assertThat(codes(draft(ClientKind.FOREIGN, "FR", "", "BE0203201340")))
                .containsExactly("customer.vat_number_of_other_country");
    }

    @Test
    void aForeignClientIsAbroadAndARegisteredOneAtHome() {
        assertThat(codes(draft(ClientKind.FOREIGN, "BE", "", ""))).containsExactly("customer.foreign_at_home");
        assertThat(codes(draft(ClientKind.COMPANY, "FR", "0203201340", "")))
                .containsExactly("customer.registered_abroad");
        assertThat(codes(draft(ClientKind.FOREIGN, "US", "", ""))).isEmpty();
    }

    @Test
    void aPrivatePersonHasNoNumberAndCanBeReached() {
        assertThat(codes(draft(ClientKind.PERSON, "BE", "0203201340", "")))
                .containsExactly("customer.person_with_number");
        assertThat(codes(person(null, null))).containsExactly("customer.person_without_reach");
        assertThat(codes(person("ana@example.org", null))).isEmpty();
    }

    @Test
    void aPrivatePersonWithAnArabicNameIsTakenAsItIs() {
        ClientDraft draft = new ClientDraft(
                ClientKind.PERSON,
                "بن يوسف",
                "ليلى",
                null,
                "BE",
                "",
                "",
                false,
                false,
                Locale.FRENCH,
                "l@example.org",
                null,
                null,
                false,
                null);
        assertThat(codes(draft)).isEmpty();
        assertThat(draft.taxable()).isFalse();
    }

    @Test
    void namesWithApostropheAndOfTwoHundredCharacters() {
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "0203201340", "", "L'Atelier d’Ô")))
                .isEmpty();
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "0203201340", "", "x".repeat(200))))
                .isEmpty();
        assertThat(codes(draft(ClientKind.COMPANY, "BE", "0203201340", "", "x".repeat(201))))
                .containsExactly("parties.name_too_long");
    }

    @Test
    void anAddressOnTheInvoiceNetworkHasASchemeAndAnIdentifier() {
        ClientDraft draft = new ClientDraft(
                ClientKind.COMPANY,
                "Acme",
                "",
                null,
                "BE",
                "0203201340",
                "",
                true,
                false,
                Locale.FRENCH,
                null,
                null,
                null,
                false,
                "0203201340");
        assertThat(codes(draft)).containsExactly("customer.peppol_id_wrong");
    }

    private static ClientDraft draft(ClientKind kind, String country, String number, String vat) {
        return draft(kind, country, number, vat, "Acme");
    }

    private static ClientDraft draft(ClientKind kind, String country, String number, String vat, String name) {
        return new ClientDraft(
                kind,
                name,
                "",
                null,
                country,
                number,
                vat,
                true,
                false,
                Locale.FRENCH,
                "info@acme.example",
                null,
                null,
                false,
                null);
    }

    private static ClientDraft person(@Nullable String mail, @Nullable PostalAddress address) {
        return new ClientDraft(
                ClientKind.PERSON,
                "Doe",
                "Ana",
                null,
                "BE",
                "",
                "",
                false,
                false,
                Locale.FRENCH,
                mail,
                null,
                address,
                false,
                null);
    }

    private static List<String> codes(ClientDraft draft) {
        return ClientRules.refusals(draft, TODAY).stream().map(Refusal::code).toList();
    }
}
