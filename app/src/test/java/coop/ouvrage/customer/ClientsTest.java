package coop.ouvrage.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest(perMethod = true)
class ClientsTest {

    private final Clients clients;
    private final Verification verification;
    private final RegisterAnswers answers;
    private final Parties parties;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private PartyId holder = new PartyId(new UUID(0, 0));
    private PartyId officer = holder;

    ClientsTest(
            Clients clients,
            Verification verification,
            RegisterAnswers answers,
            Parties parties,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.clients = clients;
        this.verification = verification;
        this.answers = answers;
        this.parties = parties;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void people() {
        holder = person("Ana", "Doe");
        officer = person("Olga", "Officer");
    }

    @Test
    void aProposedClientWaitsInTheWorklistWithAPromisedTime() {
        ClientId acme = propose(company("Théâtre de l'Étoile", "0203201340"));
        Client client = clients.get(acme.value());
        assertThat(client.state()).isEqualTo(ClientState.UNVERIFIED);
        assertThat(client.mayBeOffered()).isTrue();
        assertThat(client.mayBeInvoiced()).isFalse();
        assertThat(client.paymentDays()).isEqualTo(30);
        // Friday 20 November at nine, plus an hour of office time.
        assertThat(client.promisedAt()).isEqualTo("2026-11-20T09:00:00Z");
        assertThat(jdbc.sql("select link from worklist_item where queue = 'CLIENT_VERIFICATION' and closed_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("/desk/clients/" + acme);
    }

    @Test
    void oneClientOneRecord() {
        propose(company("Théâtre de l'Étoile", "0203201340"));
        assertThat(codes(asHolder(() -> clients.propose(company("Autre nom", "BE 0203.201.340"), null, true))))
                .containsExactly("customer.known");
        ClientDraft similar = company("Theatre de l’Etoile ASBL", "0403170701");
        assertThat(codes(asHolder(() -> clients.propose(similar, null, false)))).containsExactly("customer.alike");
        assertThat(asHolder(() -> clients.propose(similar, null, true)).isDone())
                .isTrue();
    }

    @Test
    void duplicatesAreFoundWhileTyping() {
        propose(company("Brasserie Lambik", "0203201340"));
        assertThat(reasons(company("Lambik", ""))).containsExactly(ClientMatch.Reason.NAME);
        assertThat(reasons(company("Lambic", ""))).isEmpty();
        assertThat(reasons(company("x", "0203201340"))).containsExactly(ClientMatch.Reason.ENTERPRISE_NUMBER);
        assertThat(reasons(ClientDraft.registered(
                        ClientKind.COMPANY, "y", "", Locale.FRENCH, "INFO@brasserielambik.example")))
                .containsExactly(ClientMatch.Reason.MAIL);
    }

    @Test
    void theRegisterDecidesAndIsAskedOnTheSameDay() {
        ClientId acme = propose(company("Acme", "0203201340"));
        assertThat(codes(asOfficer(() -> verification.verify(acme, ""))))
                .containsExactly("customer.register_not_asked");
        answer(acme, new RegisterAnswer.Found("ACME", "SRL", null, true, false));
        assertThat(asOfficer(() -> verification.verify(acme, "")).isDone()).isTrue();
        assertThat(clients.get(acme.value()).mayBeInvoiced()).isTrue();
        assertThat(jdbc.sql("select count(*) from worklist_item where closed_at is null")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(asOfficer(() -> verification.log(acme)))
                .extracting(ClientDecision::to)
                .as("entered, compared with no list, verified")
                .containsExactly(ClientState.UNVERIFIED, ClientState.UNVERIFIED, ClientState.VERIFIED);
    }

    @Test
    void aSilentRegisterAllowsAProvisionalVerificationUpToAnAmount() {
        ClientId acme = propose(company("Acme", "0203201340"));
        assertThat(asOfficer(() -> verification.askRegister(acme)))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(RegisterAnswer.Unreachable.class));
        Money limit = Money.of("1000.00");
        assertThat(asOfficer(() -> verification.verifyProvisionally(acme, limit, "known house"))
                        .isDone())
                .isTrue();
        assertThat(clients.get(acme.value()).provisionalLimit()).isEqualTo(limit);
        assertThat(jdbc.sql("select count(*) from worklist_item where closed_at is null")
                        .query(Integer.class)
                        .single())
                .as("the case stays until the register answers")
                .isOne();
    }

    @Test
    void nobodyVerifiesTheClientThatTheyBrought() {
        ClientId acme = as(officer, Role.TEAM_ADMIN, () -> clients.propose(company("Acme", "0203201340"), null, false))
                .orThrow();
        answer(acme, new RegisterAnswer.Found("ACME", "SRL", null, true, false));
        assertThat(codes(asOfficer(() -> verification.verify(acme, "")))).containsExactly("customer.own_client");
    }

    @Test
    void aMemberDecidesNothing() {
        ClientId acme = propose(company("Acme", "0203201340"));
        assertThatThrownBy(() -> asHolder(() -> verification.verify(acme, "seen")))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> asHolder(() -> verification.log(acme))).isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> clients.search(ClientQuery.named("", 10))).isInstanceOf(AccessDenied.class);
    }

    @Test
    void bankruptcyClosesTheClientForGood() {
        ClientId acme = propose(company("Acme", "0203201340"));
        assertThat(codes(
                        asOfficer(() -> verification.bankrupt(acme, time.today().plusDays(1), "court"))))
                .containsExactly("customer.bankruptcy_in_future");
        assertThat(asOfficer(() -> verification.bankrupt(acme, LocalDate.of(2026, 11, 19), "court of Brussels"))
                        .isDone())
                .isTrue();
        assertThat(clients.get(acme.value()).mayBeOffered()).isFalse();
        assertThat(codes(asOfficer(() -> verification.unblock(acme, "why not"))))
                .containsExactly("customer.wrong_state");
    }

    @Test
    void conditionsAreOnesThatCanBeKept() {
        ClientId acme = propose(company("Acme", "0203201340"));
        for (int days : new int[] {-1, 61}) {
            assertThat(codes(asOfficer(() -> verification.setConditions(
                            acme, days, coop.ouvrage.money.Money.of("-0.01"), "asked for it"))))
                    .containsExactly("customer.payment_days", "customer.limit_negative");
        }
        assertThat(clients.get(acme.value()).paymentDays()).isEqualTo(30);
    }

    @Test
    void aCompanyDoesNotBecomeAPerson() {
        ClientId acme = propose(company("Acme", "0203201340"));
        ClientDraft claire = SmallCoop.claire();
        assertThat(codes(asOfficer(() -> clients.change(acme, claire))))
                .containsExactly("customer.person_or_organisation");
    }

    @Test
    void aBlockIsLiftedToWhereTheClientStood() {
        ClientId acme = propose(company("Acme", "0203201340"));
        asOfficer(() -> verification.block(acme, "pays nobody"));
        assertThat(clients.get(acme.value()).mayBeOffered()).isFalse();
        asOfficer(() -> verification.unblock(acme, "paid all"));
        assertThat(clients.get(acme.value()).state()).isEqualTo(ClientState.UNVERIFIED);
    }

    @Test
    void aNewNumberAsksForANewVerification() {
        ClientId acme = propose(company("Acme", "0203201340"));
        answer(acme, new RegisterAnswer.Found("ACME", "SRL", null, true, false));
        asOfficer(() -> verification.verify(acme, ""));
        asOfficer(() -> clients.change(acme, company("Acme", "0403170701")));
        assertThat(clients.get(acme.value()).state()).isEqualTo(ClientState.UNVERIFIED);
    }

    @Test
    void aPrivatePersonIsFoundByItsWholeMailOrByWhoEnteredIt() {
        ClientDraft consumer = new ClientDraft(
                ClientKind.PERSON,
                "D'Hondt",
                "Noor",
                null,
                "BE",
                "",
                "",
                false,
                false,
                Locale.of("nl"),
                "noor@example.org",
                null,
                null,
                false,
                null);
        ClientId noor = propose(consumer);
        PartyId other = person("Ben", "Other");
        assertThat(names(other, "hondt")).isEmpty();
        assertThat(as(other, Role.MEMBER, () -> clients.visible(noor.value())))
                .as("another unit's consumer by address")
                .isEmpty();
        assertThat(as(holder, Role.MEMBER, () -> clients.visible(noor.value()))).isPresent();
        assertThat(names(other, "noor@example.org")).containsExactly("Noor D'Hondt");
        assertThat(names(holder, "dhondt")).containsExactly("Noor D'Hondt");
        assertThat(as(officer, Role.TEAM_ADMIN, () -> clients.search(ClientQuery.named("hondt", 10)))
                        .total())
                .isOne();
    }

    @Test
    void searchReadsNumbersAndTakesSignsLiterally() {
        propose(company("100 % Culture", "0203201340"));
        propose(company("Acme", "0403170701"));
        assertThat(names(holder, "0203.201.340")).containsExactly("100 % Culture");
        assertThat(names(holder, "be0403170701")).containsExactly("Acme");
        assertThat(names(holder, "%")).isEmpty();
        assertThat(names(holder, "")).containsExactly("100 % Culture", "Acme");
        assertThat(names(holder, "'; drop table client; --")).isEmpty();
    }

    private List<String> names(PartyId reader, String text) {
        return as(reader, Role.MEMBER, () -> clients.search(ClientQuery.named(text, 10))).clients().stream()
                .map(ClientSummary::name)
                .toList();
    }

    private List<ClientMatch.Reason> reasons(ClientDraft draft) {
        return asHolder(() -> clients.duplicates(draft)).stream()
                .map(ClientMatch::reason)
                .toList();
    }

    private void answer(ClientId client, RegisterAnswer answer) {
        answers.keep(client, answer, officer.value());
    }

    private ClientId propose(ClientDraft draft) {
        return asHolder(() -> clients.propose(draft, null, false)).orThrow();
    }

    private static ClientDraft company(String name, String number) {
        String mail = "info@" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "") + ".example";
        return ClientDraft.registered(ClientKind.COMPANY, name, number, Locale.FRENCH, mail);
    }

    private PartyId person(String given, String family) {
        return parties.registerPerson(PersonDraft.named(PersonName.of(given, family), Locale.FRENCH, null))
                .orThrow();
    }

    private <T> T asHolder(Supplier<T> action) {
        return as(holder, Role.MEMBER, action);
    }

    private <T> T asOfficer(Supplier<T> action) {
        return as(officer, Role.TEAM_ADMIN, action);
    }

    private <T> T as(PartyId person, Role role, Supplier<T> action) {
        return user.as(
                new Actor(new UserId(UUID.randomUUID()), person.value(), "test", "fr", Set.of(role), time.now(), false),
                action);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
