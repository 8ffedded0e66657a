package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is typed about people and organisations and cannot be. */
class DraftRefusalsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private static List<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }

    private static PersonDraft person(
            @Nullable LocalDate born, Locale language, @Nullable String mail, @Nullable String phone) {
        return new PersonDraft(PersonName.of("Ana", "Doe"), born, Sex.UNSTATED, "BE", language, mail, phone, null);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21, false", "1906-11-19, false", "2026-11-20, true", "1906-11-20, true"})
    void nobodyIsBornTomorrowOrSixScoreYearsAgo(LocalDate born, boolean possible) {
        assertThat(codes(person(born, Locale.FRENCH, null, null).refusals(TODAY)))
                .isEqualTo(possible ? List.of() : List.of("parties.birth_date_impossible"));
    }

    @Test
    void languageMailAndTelephoneAreToldAtOnce() {
        assertThat(codes(person(null, Locale.JAPANESE, "no address", "call me").refusals(TODAY)))
                .containsExactly("parties.language_unknown", "parties.mail_wrong", "parties.phone_wrong");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "ana@example.org, true",
                "o'hara+x@example.org, true",
                "ana@localhost, false",
                "ana@example.org>, false",
                "ana@example.org;eve@example.org, false",
                "été@exämple.org, true"
            })
    void aMailAddressIsOne(String mail, boolean taken) {
        assertThat(codes(person(null, Locale.FRENCH, mail, null).refusals(TODAY)))
                .isEqualTo(taken ? List.of() : List.of("parties.mail_wrong"));
    }

    @Test
    void anOrganisationHasAName() {
        OrganisationDraft nameless =
                new OrganisationDraft("  ", null, null, null, "BE", Locale.FRENCH, null, null, null);
        assertThat(codes(nameless.refusals())).contains("parties.organisation_name_missing");
    }
}
