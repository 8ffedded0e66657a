package coop.ouvrage.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest(perMethod = true)
class PartiesTest {

    private static final String FIRST = "BE68 5390 0754 7034";
    private static final String SECOND = "BE71 0961 2345 6769";

    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    PartiesTest(
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            FamilySituations families,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.families = families;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @Test
    void aPersonIsKeptAsInThePassportAndFoundByBothSpellings() {
        PartyId leila = person(new PersonName("ليلى", "بن يوسف", "Leïla", "Ben Youssef"), "leila@example.org");
        assertThat(parties.person(leila).name().full()).isEqualTo("ليلى بن يوسف");
        assertThat(parties.names(List.of(leila.value()))).isEqualTo(Map.of(leila.value(), "ليلى بن يوسف"));
        assertThat(jdbc.sql("select search_name from party").query(String.class).single())
                .contains("leila ben youssef");
    }

    @Test
    void everyChangeLeavesWhatWasThereBefore() {
        PartyId ana = person(PersonName.of("Ana", "O'Hara"), "ana@example.org");
        as(
                ana,
                () -> parties.changePerson(
                        ana,
                        new PersonDraft(
                                PersonName.of("Ana", "D’Hondt"),
                                LocalDate.of(1990, 2, 3),
                                Sex.FEMALE,
                                "BE",
                                Locale.of("nl"),
                                "ana@new.example",
                                null,
                                new PostalAddress("Korenmarkt", "1", null, "9000", "Gent", "BE"))));
        assertThat(parties.person(ana).address()).isNotNull();
        assertThat(jdbc.sql("select snapshot->>'family_name' from party_version order by version")
                        .query(String.class)
                        .list())
                .containsExactly("O'Hara", "D’Hondt");
        assertThat(jdbc.sql("select address from outgoing_message")
                        .query(String.class)
                        .list())
                .as("the old channel is told")
                .containsExactly("ana@example.org");
    }

    @Test
    void aNationalNumberIsCheckedUniqueAndShownToFew() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), null);
        PartyId ben = person(PersonName.of("Ben", "Doe"), null);
        assertThat(codes(as(ana, () -> numbers.declare(ana, "85.07.30-033.29"))))
                .containsExactly("parties.identifier_check_digits");
        assertThat(as(ana, () -> numbers.declare(ana, "85.07.30-033.28")).isDone())
                .isTrue();
        assertThat(codes(as(ben, () -> numbers.declare(ben, "85073003328"))))
                .containsExactly("parties.national_number_taken");
        assertThat(numbers.masked(ana)).contains("••.••.••-•••.28");
        assertThatThrownBy(() -> as(ben, () -> numbers.read(ana, "curiosity"))).isInstanceOf(AccessDenied.class);
        assertThat(as(ben, Role.PAYROLL, () -> numbers.read(ana, "payroll.declaration")))
                .isPresent();
        assertThat(jdbc.sql("select detail->>'purpose' from audit_record where kind = 'READ'")
                        .query(String.class)
                        .list())
                .containsExactly("payroll.declaration");
    }

    @Test
    void theNumberMustAgreeWithTheBirthDate() {
        PartyId ana = parties.registerPerson(new PersonDraft(
                        PersonName.of("Ana", "Doe"),
                        LocalDate.of(1985, 7, 31),
                        Sex.FEMALE,
                        "BE",
                        Locale.FRENCH,
                        null,
                        null,
                        null))
                .orThrow();
        assertThat(codes(as(ana, () -> numbers.declare(ana, "85073003328"))))
                .containsExactly("parties.national_number_birth_date");
    }

    @Test
    void noTextOfTheAuditTrailHoldsANumberOrAnAccount() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), "ana@example.org");
        as(ana, () -> numbers.declare(ana, "85073003328"));
        as(ana, () -> accounts.declare(ana, FIRST));
        changeAccount(ana);
        String everything = jdbc.sql("select string_agg(detail::text, ' ') from audit_record")
                        .query(String.class)
                        .single()
                + jdbc.sql("select string_agg(coalesce(body, '') || coalesce(link, ''), ' ') from outgoing_message")
                        .query(String.class)
                        .single()
                + jdbc.sql("select string_agg(snapshot::text, ' ') from party_version")
                        .query(String.class)
                        .single();
        assertThat(everything).doesNotContain("85073003328", "BE68539007547034", "BE71096123456769");
    }

    @Test
    void aFirstAccountIsPaidAtOnceAndAChangedOneAfterFiveWorkingDays() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), "ana@example.org");
        assertThat(codes(as(ana, () -> accounts.declare(ana, "BE68539007547035"))))
                .containsExactly("money.iban_check_digits");
        as(ana, () -> accounts.declare(ana, FIRST));
        assertThat(accounts.payoutIban(ana, time.today())).contains(Iban.of(FIRST));
        assertThat(codes(as(ana, () -> accounts.declare(ana, FIRST)))).containsExactly("parties.iban_same");

        changeAccount(ana);

        // Friday 20 November 2026 plus five working days is Friday 27 November.
        LocalDate friday = LocalDate.of(2026, 11, 27);
        assertThat(accounts.payoutIban(ana, friday.minusDays(1))).contains(Iban.of(FIRST));
        assertThat(accounts.payoutIban(ana, friday)).contains(Iban.of(SECOND));
        assertThat(jdbc.sql("select body from outgoing_message")
                        .query(String.class)
                        .list())
                .singleElement()
                .asString()
                .contains("6769", "27/11/2026");
    }

    @Test
    void aChangeAsksForTheSecondFactorOfTheOwner() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), null);
        PartyId ben = person(PersonName.of("Ben", "Doe"), null);
        as(ana, () -> accounts.declare(ana, FIRST));
        PayoutAccount second = as(ana, () -> accounts.declare(ana, SECOND)).orThrow();
        Actor unproven =
                new Actor(new UserId(UUID.randomUUID()), ana.value(), "Ana", "fr", Set.of(Role.MEMBER), null, false);
        assertThatThrownBy(() -> user.as(unproven, () -> accounts.confirm(ana, second.id())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("parties.second_factor_needed");
        assertThatThrownBy(() -> as(ben, Role.TEAM_ADMIN, () -> accounts.declare(ana, SECOND)))
                .isInstanceOf(AccessDenied.class);
        assertThat(accounts.payoutIban(ana, time.today().plusYears(1))).contains(Iban.of(FIRST));
    }

    @Test
    void anOfficerReleasesAfterCallingBackAndNobodyTheirOwn() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), null);
        PartyId ben = person(PersonName.of("Ben", "Doe"), null);
        as(ana, () -> accounts.declare(ana, FIRST));
        UUID second = changeAccount(ana);
        assertThatThrownBy(() -> as(ana, Role.PAYROLL, () -> accounts.release(ana, second, "myself")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::code)
                                .containsExactly("parties.own_release"));
        assertThat(codes(as(ben, Role.PAYROLL, () -> accounts.release(ana, second, " "))))
                .containsExactly("parties.release_reason_missing");
        assertThat(as(ben, Role.PAYROLL, () -> accounts.release(ana, second, "called +32 2 555 01 23, confirmed"))
                        .isDone())
                .isTrue();
        assertThat(accounts.payoutIban(ana, time.today())).contains(Iban.of(SECOND));
        assertThat(codes(as(ben, Role.PAYROLL, () -> accounts.release(ana, second, "called again"))))
                .containsExactly("parties.iban_not_frozen");
    }

    @Test
    void anEnterpriseNumberIsBorneByOne() {
        OrganisationDraft acme = new OrganisationDraft(
                "Acme",
                null,
                new coop.ouvrage.parties.identifier.EnterpriseNumber("0203201340"),
                null,
                "BE",
                java.util.Locale.FRENCH,
                null,
                null,
                null);
        user.asSystem(() -> parties.registerOrganisation(acme)).orThrow();
        assertThat(codes(user.asSystem(() -> parties.registerOrganisation(acme))))
                .containsExactly("parties.enterprise_number_taken");
    }

    @Test
    void aFrozenAccountCanBeTakenBack() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), null);
        as(ana, () -> accounts.declare(ana, FIRST));
        UUID second = changeAccount(ana);
        assertThat(as(ana, () -> accounts.cancel(ana, second)).isDone()).isTrue();
        assertThat(accounts.payoutIban(ana, time.today().plusYears(1))).contains(Iban.of(FIRST));
        assertThat(codes(as(ana, () -> accounts.cancel(ana, second)))).containsExactly("parties.iban_not_waiting");
    }

    @Test
    void theFamilyOfAYearIsTheLastOneDeclaredForItOrBefore() {
        PartyId ana = person(PersonName.of("Ana", "Doe"), null);
        as(ana, () -> families.declare(ana, family(2025, 1)));
        as(ana, () -> families.declare(ana, family(2026, 2)));
        as(ana, () -> families.declare(ana, family(2026, 3)));
        assertThat(as(ana, () -> families.of(ana, 2024))).isEmpty();
        assertThat(as(ana, () -> families.of(ana, 2025)).orElseThrow().children())
                .isEqualTo(1);
        assertThat(as(ana, () -> families.of(ana, 2026)).orElseThrow().children())
                .isEqualTo(3);
        assertThat(as(ana, () -> families.of(ana, 2030)).orElseThrow()).isEqualTo(family(2030, 3));
        PartyId ben = person(PersonName.of("Ben", "Doe"), null);
        assertThatThrownBy(() -> as(ben, () -> families.of(ana, 2026))).isInstanceOf(AccessDenied.class);
    }

    private UUID changeAccount(PartyId person) {
        PayoutAccount second =
                as(person, () -> accounts.declare(person, SECOND)).orThrow();
        return as(person, () -> accounts.confirm(person, second.id())).orThrow().id();
    }

    private static FamilySituation family(int year, int children) {
        return new FamilySituation(year, CivilStatus.SINGLE, null, false, false, children, 0, 0);
    }

    private PartyId person(PersonName name, @org.jspecify.annotations.Nullable String mail) {
        return parties.registerPerson(PersonDraft.named(name, Locale.FRENCH, mail))
                .orThrow();
    }

    private <T> T as(PartyId person, Supplier<T> action) {
        return as(person, Role.MEMBER, action);
    }

    private <T> T as(PartyId person, Role role, Supplier<T> action) {
        Actor actor =
                new Actor(new UserId(UUID.randomUUID()), person.value(), "test", "fr", Set.of(role), time.now(), false);
        return user.as(actor, action);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
