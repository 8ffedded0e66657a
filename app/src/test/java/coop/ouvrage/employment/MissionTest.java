package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.Doors.shown;
import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.CountryRules;
import coop.ouvrage.mission.Mission;
import coop.ouvrage.mission.MissionCertificates;
import coop.ouvrage.mission.MissionDraft;
import coop.ouvrage.mission.Missions;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Work abroad: refused while its country is unknown, described, asked for, covered, proved. */
@OuvrageTest(perMethod = true)
class MissionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    private final ApplicationContext context;
    private final Missions missions;
    private final MissionCertificates certificates;
    private final CountryRules countries;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    MissionTest(
            ApplicationContext context,
            Missions missions,
            MissionCertificates certificates,
            CountryRules countries,
            Users users) {
        this.context = context;
        this.missions = missions;
        this.certificates = certificates;
        this.countries = countries;
        this.users = users;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private ContractId sentAbroad() {
        ContractTerms home = world.evening("2026-11-27");
        Workplace lille = new Workplace("Salle du Nord", "Rue Basse", "4", "59000", "Lille", "FR");
        return world.sent(new ContractTerms(
                home.assignment(),
                home.kind(),
                home.days(),
                home.pay(),
                new Post("Violoniste", lille, "304.00", "Concert unique")));
    }

    private static MissionDraft said(LocalDate from, LocalDate to) {
        return new MissionDraft("Salle du Nord, Lille", "Festival du Nord, Lille", "Concert", from, to, "BE", "");
    }

    private Outcome<?> describe(ContractId id, MissionDraft said) {
        return world.as(world.holder, () -> missions.describe(id, said));
    }

    private void knowFrance() {
        world.asOfficer(() -> countries.record(new CountryRule(
                        "FR", LocalDate.of(2026, 1, 1), "A1", "SIPSI", "Règlement (CE) 883/2004, lu le 20/11/2026")))
                .orThrow();
    }

    private void coverCosts() {
        world.jdbc
                .sql(
                        "insert into policy (name, valid_from, value, unit, decision) values ('mission.cover_day', '2026-01-01', 4.5, 'EUR', 'test')")
                .update();
        context.getBean(coop.ouvrage.policy.Policies.class).readAgain();
    }

    @Test
    void countryThatNobodyRecordedIsRefusedThenSignedDeclaredCoveredAndProved() {
        coverCosts();
        ContractId id = sentAbroad();
        world.sign(id).orThrow();
        assertThat(world.find(id).state()).isEqualTo(ContractState.SENT);
        assertThat(codes(world.user.asSystem(() -> world.signatures.signForEntity(id))))
                .containsExactly("mission.country_unknown");
        assertThat(codes(describe(id, said(DAY, DAY)))).containsExactly("mission.country_unknown");
        knowFrance();
        assertThat(codes(world.user.asSystem(() -> world.signatures.signForEntity(id))))
                .containsExactly("mission.not_described");
        describe(id, said(DAY.minusDays(1), DAY.plusDays(1))).orThrow();
        assertThat(world.waiting("mission.certificate")).isEqualTo(1);
        world.user.asSystem(() -> world.signatures.signForEntity(id)).orThrow();
        assertThat(world.find(id).state()).isEqualTo(ContractState.SIGNED);
        List<WorkDay> later = List.of(EmploymentWorld.shift("2026-11-28", 18, 22));
        assertThat(codes(world.as(
                        world.holder, () -> context.getBean(Amendments.class).propose(id, later, "later"))))
                .as("the certificate is asked for the days that were described")
                .containsExactly("employment.amend_companion");
        Mission mission = missions.of(id).orElseThrow();
        assertThat(mission.cover()).isEqualTo(Money.of("13.50"));
        assertThat(world.jdbc
                        .sql("select count(*) from journal_entry where key = :key")
                        .param("key", "contract:" + id + ":cover-abroad")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        assertThat(codes(world.asOfficer(() -> certificates.received(id, " "))))
                .containsExactly("mission.number_missing", "mission.not_asked");
        world.asOfficer(() -> certificates.asked(id)).orThrow();
        assertThat(codes(describe(id, said(DAY, DAY)))).containsExactly("mission.asked_already");
        world.asOfficer(() -> certificates.received(id, "A1-2026-0001")).orThrow();
        assertThat(codes(world.asOfficer(() -> certificates.asked(id)))).containsExactly("mission.received_already");
        assertThat(world.waiting("mission.certificate")).isZero();
        byte[] paper = world.as(world.holder, () -> missions.application(id)).orElseThrow();
        assertThat(world.as(world.holder, () -> missions.application(id)).orElseThrow())
                .isEqualTo(paper);
        Companion companion = context.getBeanProvider(Companion.class).stream()
                .filter(one -> one.link(world.find(id)).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(companion.proof(world.find(id))).containsKey("work-abroad.pdf");
    }

    /** Three days before the departure and on its day, both read it; once the certificate is there nobody does. */
    @Test
    void aDepartureWithoutCertificateIsWarnedOf() {
        knowFrance();
        ContractId id = sentAbroad();
        describe(id, said(DAY, DAY)).orThrow();
        world.sign(id).orThrow();
        world.clock.passTo(DAY.minusDays(4));
        assertThat(warnings()).isZero();
        world.clock.passTo(DAY.minusDays(2));
        assertThat(warnings()).as("worker and holder, once").isEqualTo(2);
        world.clock.passTo(DAY);
        assertThat(warnings()).as("again on the day").isEqualTo(4);
    }

    @Test
    void aCertificateThatIsThereIsNotWarnedOf() {
        knowFrance();
        ContractId id = sentAbroad();
        describe(id, said(DAY, DAY)).orThrow();
        world.sign(id).orThrow();
        world.asOfficer(() -> certificates.acceptRisk(id, "Asked too late, told by phone"))
                .orThrow();
        world.clock.passTo(DAY);
        assertThat(warnings()).isZero();
    }

    /** Nobody leaves: the unit has back what it paid for the cover. */
    @Test
    void aContractThatIsCancelledGivesTheCoverBack() {
        coverCosts();
        knowFrance();
        ContractId id = sentAbroad();
        describe(id, said(DAY, DAY)).orThrow();
        Money before = charged();
        world.sign(id).orThrow();
        assertThat(charged()).isEqualTo(before.plus(Money.of("4.50")));
        world.as(world.holder, () -> world.contracts.cancel(id, "The concert does not take place"))
                .orThrow();
        assertThat(charged()).isEqualTo(before);
        assertThat(world.waiting("mission.certificate")).isZero();
    }

    /** Nobody leaves: the pages ask for no certificate, and nobody records one or takes a risk. */
    @Test
    void aCancelledContractAsksForNoCertificate() {
        knowFrance();
        ContractId id = sentAbroad();
        describe(id, said(DAY, DAY)).orThrow();
        Surfer officer = enter("officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(shown(officer, "/desk/countries")).contains("/contracts/" + id + "/mission");
        world.as(world.holder, () -> world.contracts.cancel(id, "The concert does not take place"))
                .orThrow();
        assertThat(shown(officer, "/contracts/" + id + "/mission"))
                .contains("Work in FR: cancelled")
                .contains("There is no certificate to ask for")
                .doesNotContain("the certificate is missing")
                .doesNotContain("/mission/asked")
                .doesNotContain("/mission/risk");
        assertThat(shown(officer, "/desk/countries")).doesNotContain("/contracts/" + id + "/mission");
        assertThat(codes(describe(id, said(DAY, DAY)))).containsExactly("mission.contract_cancelled");
        assertThat(codes(world.asOfficer(() -> certificates.asked(id)))).containsExactly("mission.contract_cancelled");
        assertThat(codes(world.asOfficer(() -> certificates.acceptRisk(id, "Leaves all the same"))))
                .containsExactly("mission.contract_cancelled");
    }

    private Money charged() {
        return context.getBean(Ledger.class).balance("PROD", AccountRole.JOB_BUDGET, world.unit);
    }

    private int warnings() {
        return world.jdbc
                .sql("select count(*) from outgoing_message where text_key = 'mission.mail.missing'")
                .query(Integer.class)
                .single();
    }

    @Test
    void everythingThatCannotBeSaidToTheAuthorityIsRefused() {
        knowFrance();
        ContractId home = world.sent(world.evening("2026-11-28"));
        assertThat(codes(describe(home, said(DAY, DAY)))).containsExactly("mission.not_abroad");
        ContractId id = sentAbroad();
        assertThat(codes(describe(id, new MissionDraft("", "", "", DAY, DAY, "BE", ""))))
                .containsOnly("mission.text_missing")
                .hasSize(3);
        assertThat(codes(describe(id, said(DAY.plusDays(1), DAY))))
                .containsExactly("mission.days_outside", "mission.end_before_start");
        assertThat(codes(describe(id, said(DAY, DAY.plusDays(40))))).containsExactly("mission.too_long");
        describe(id, said(DAY, DAY)).orThrow();
        assertThat(codes(world.asOfficer(() -> certificates.acceptRisk(id, ""))))
                .containsExactly("employment.reason_missing");
        world.asOfficer(() -> certificates.acceptRisk(id, "Asked too late, told by phone"))
                .orThrow();
        assertThat(missions.of(id).orElseThrow().settled()).isTrue();
        assertThat(codes(world.asOfficer(() -> countries.record(new CountryRule("XX", DAY, "", "", "")))))
                .containsExactly("mission.no_such_country", "mission.rule_unsourced");
    }

    @Test
    void pagesLeadFromTheContractToTheCertificate() {
        knowFrance();
        ContractId id = sentAbroad();
        String path = "/contracts/" + id + "/mission";
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        assertThat(shown(holder, "/contracts/" + id)).contains(path);
        assertThat(shown(holder, path)).contains("to be described").contains("883/2004");
        Map<String, String> form = Map.of(
                "place",
                "Lille",
                "host",
                "Festival, Lille",
                "activity",
                "Concert",
                "from",
                "2026-11-26",
                "to",
                "2026-11-28",
                "residence",
                "be",
                "other",
                "");
        assertThat(holder.post(path, form).location()).contains("done=mission.kept");
        assertThat(shown(holder, path)).contains("the certificate is missing");
        assertThat(holder.get(path + "/application").body()).startsWith("%PDF");
        Surfer officer = enter("officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(shown(officer, "/desk/countries")).contains("O’Daerden");
        assertThat(officer.post(path + "/asked", Map.of()).location()).contains("done=");
        assertThat(officer.post(path + "/received", Map.of("certificate", "A1-7"))
                        .location())
                .contains("done=");
        assertThat(shown(officer, path)).contains("A1-7");
        assertThat(officer.post(
                                "/desk/countries",
                                Map.of("country", "nl", "valid_from", "2026-11-01", "paper", "A1", "source", "x"))
                        .location())
                .contains("done=");
        assertThat(holder.get("/contracts/" + world.sent(world.evening("2026-11-28")) + "/mission")
                        .status())
                .isEqualTo(404);
    }

    private Surfer enter(String login, UUID party, Role... roles) {
        return Doors.enter(users, port, login, party, roles);
    }
}
