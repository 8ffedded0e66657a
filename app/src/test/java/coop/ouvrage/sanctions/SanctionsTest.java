package coop.ouvrage.sanctions;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.ClientState;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.SanctionReviews;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list in the published form with invented names: loaded, replaced, compared with clients, reviewed. */
@OuvrageTest(perMethod = true)
class SanctionsTest {

    private static final String LIST = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="%s+01:00" globalFileId="1">
              <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.1.1" logicalId="11">
                <regulation regulationType="regulation" publicationDate="2020-01-01" numberTitle="1/2020 (OJ L1)" programme="TEST" logicalId="1"/>
                <subjectType code="person" classificationCode="P"/>
                <nameAlias firstName="Zebulon" lastName="Quastenflosser" wholeName="Zebulon Quastenflosser" strong="true" logicalId="2"/>
                <nameAlias wholeName="Zébulon Kwastenflosser" strong="false" logicalId="3"/>
                <nameAlias wholeName="Zebulon" strong="false" logicalId="4"/>
                <birthdate circa="false" birthdate="1937-04-28" year="1937" logicalId="5"/>
              </sanctionEntity>
              <sanctionEntity logicalId="12">
                <regulation numberTitle="2/2021 (OJ L2)" programme="TEST2" logicalId="6"/>
                <subjectType code="enterprise" classificationCode="E"/>
                <nameAlias wholeName="Nebelhorn Schiffahrt LLC" logicalId="7"/>
                %s
              </sanctionEntity>
            </export>""";

    private final Sanctions sanctions;
    private final SanctionReviews reviews;
    private final Clients clients;
    private final Verification verification;
    private final Parties parties;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    SanctionsTest(
            Sanctions sanctions,
            SanctionReviews reviews,
            Clients clients,
            Verification verification,
            Parties parties,
            CurrentUser user,
            JdbcClient jdbc) {
        this.sanctions = sanctions;
        this.reviews = reviews;
        this.clients = clients;
        this.verification = verification;
        this.parties = parties;
        this.user = user;
        this.jdbc = jdbc;
    }

    @Test
    void aListIsReadAndOnlyANewerOneTakesItsPlace() {
        assertThat(sanctions.current()).isEmpty();
        LoadedList loaded = officer(() -> sanctions.take(list("2026-11-18T21:24:35.826", "")))
                .orThrow();
        assertThat(loaded.issuedOn()).isEqualTo("2026-11-18");
        assertThat(loaded.entries()).isEqualTo(2);
        assertThat(loaded.names()).isEqualTo(4);
        assertThat(loaded.stale()).isFalse();
        ListedName listed = sanctions.like("QUASTENFLÖSSER, Zebulon").getFirst();
        assertThat(listed)
                .isEqualTo(new ListedName(11, true, "Zebulon Quastenflosser", "TEST", "1/2020 (OJ L1)", "1937-04-28"));

        assertThat(codes(take(list("2026-11-18T21:24:35.826", "")))).containsExactly("sanctions.list_known");
        assertThat(codes(take(list("2026-11-17T00:00:00", "")))).containsExactly("sanctions.list_older");
        assertThat(codes(take(list("2026-11-21T00:00:00", "")))).containsExactly("sanctions.list_ahead");
        byte[] cut = new String(list("2026-11-19T00:00:00", ""), StandardCharsets.UTF_8)
                .substring(0, 900)
                .getBytes(StandardCharsets.UTF_8);
        assertThat(codes(take(cut))).as("half a list").containsExactly("sanctions.file_unreadable");
        assertThat(codes(take("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><export>&b;</export>"
                        .getBytes(StandardCharsets.UTF_8))))
                .containsExactly("sanctions.file_unreadable");
        assertThat(codes(take(new byte[100 * 1024 * 1024 + 1]))).containsExactly("sanctions.file_too_large");
        assertThat(sanctions.like("Zebulon Quastenflosser"))
                .as("a refused list changes nothing")
                .isNotEmpty();

        assertThat(take(list("2026-11-19T00:00:00", "<nameAlias wholeName=\"Nebelhorn Line\"/>"))
                        .isDone())
                .isTrue();
        assertThat(sanctions.like("Nebelhorn Line SA")).hasSize(1);
        assertThat(jdbc.sql("select count(*) from sanctioned_name")
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void aWordOfALongerNameIsNoName() {
        take(list("2026-11-19T00:00:00", ""));
        assertThat(sanctions.like("Zebulon Martin")).as("an alias of one word").isEmpty();
        assertThat(sanctions.like("Schiffahrt Dupont SRL")).isEmpty();
        assertThat(sanctions.like("Nebelhorn Schifffahrt")).as("a slip").hasSize(1);
        assertThat(sanctions.like("Tebelhorn Schiffahrt"))
                .as("a slip in a first letter")
                .hasSize(1);
        assertThat(sanctions.like("Compagnie Nebelhorn Schiffahrt")).hasSize(1);
    }

    @Test
    void aClientOfALikeNameIsVerifiedOnlyOnceSomebodySaidThatItIsSomebodyElse() {
        UUID unlisted = client("Zebulon", "Quastenflosser");
        assertThat(officer(() -> verification.verify(new ClientId(unlisted), "identity card"))
                        .isDone())
                .as("no list, no comparison: the log says so")
                .isTrue();
        assertThat(officer(() -> verification.log(new ClientId(unlisted))))
                .anyMatch(line -> line.reason().equals("customer.log.sanctions_not_compared"));

        take(list("2026-11-19T00:00:00", ""));
        assertThat(waiting()).as("a newer list asks about those whom we know").containsExactly(unlisted);
        UUID later = client("Zebulon", "Quastenflösser");
        assertThat(codes(officer(() -> verification.verify(new ClientId(later), "identity card"))))
                .containsExactly("customer.sanctions_alike");
        assertThat(codes(officer(() -> reviews.somebodyElse(new ClientId(later), 11, " "))))
                .containsExactly("customer.reason_missing");
        assertThat(codes(officer(() -> reviews.somebodyElse(new ClientId(later), 99, "born 1990"))))
                .containsExactly("customer.sanctions_decided");
        officer(() -> reviews.somebodyElse(new ClientId(later), 11, "born 1990, Liège"))
                .orThrow();
        officer(() -> verification.verify(new ClientId(later), "identity card")).orThrow();
        assertThat(clients.get(later).state()).isEqualTo(ClientState.VERIFIED);

        officer(() -> verification.block(new ClientId(unlisted), "it is this person"))
                .orThrow();
        assertThat(waiting()).isEmpty();
        take(list("2026-11-20T00:00:00", ""));
        assertThat(waiting()).as("decided once").isEmpty();
    }

    private UUID client(String given, String family) {
        return user.asSystem(() -> clients.propose(
                        new ClientDraft(
                                ClientKind.PERSON,
                                family,
                                given,
                                null,
                                "BE",
                                "",
                                "",
                                false,
                                false,
                                Locale.FRENCH,
                                given + "." + family.length() + family.hashCode() + "@quasten.example",
                                null,
                                null,
                                false,
                                null),
                        null,
                        true))
                .orThrow()
                .value();
    }

    private List<UUID> waiting() {
        return jdbc.sql("select subject_id from worklist_item where kind = 'client_sanctions' and closed_at is null")
                .query(UUID.class)
                .list();
    }

    private Outcome<LoadedList> take(byte[] list) {
        return officer(() -> sanctions.take(list));
    }

    private static byte[] list(String generated, String more) {
        return LIST.formatted(generated, more).getBytes(StandardCharsets.UTF_8);
    }

    private <T> T officer(Supplier<T> act) {
        UUID party = user.asSystem(() -> parties.registerPerson(
                        PersonDraft.named(new PersonName("Olga", "Officer", "", ""), Locale.ENGLISH, null))
                .orThrow()
                .value());
        return user.as(
                new Actor(
                        new UserId(UUID.randomUUID()),
                        party,
                        "Olga",
                        "en",
                        Set.of(Role.TEAM_ADMIN),
                        Instant.parse("2100-01-01T00:00:00Z"),
                        false),
                act);
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?>(List<Refusal> refusals)
                ? refusals.stream().map(Refusal::code).toList()
                : List.of();
    }
}
