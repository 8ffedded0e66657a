package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.CountryRules;
import coop.ouvrage.mission.MissionDraft;
import coop.ouvrage.mission.Missions;
import coop.ouvrage.money.Money;
import coop.ouvrage.postsheet.Agency;
import coop.ouvrage.postsheet.PostSheets;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Lasting contracts, work abroad and post sheets in a real browser, narrow and wide. */
@OuvrageTest(perMethod = true)
@Tag("browser")
class BesideContractsBrowserTest {

    private static final String PASSWORD = "quatre chevaux lents";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);

    private final ApplicationContext context;
    private final Users users;
    private final LongContracts longs;
    private final Missions missions;
    private final PostSheets sheets;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    BesideContractsBrowserTest(
            ApplicationContext context, Users users, LongContracts longs, Missions missions, PostSheets sheets) {
        this.context = context;
        this.users = users;
        this.longs = longs;
        this.missions = missions;
        this.sheets = sheets;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    @Test
    void theirPagesAreReadNarrowAndWide() {
        UUID lasting = lasting();
        ContractId abroad = abroad();
        world.asOfficer(() -> sheets.record(new Agency("PROD", "VG.1234/U", "304", "Arrêté lu le 20/11/2026")))
                .orThrow();
        world.as(world.holder, () -> sheets.send(abroad, "hall@example.org")).orThrow();
        String link = world.jdbc
                .sql("select link from outgoing_message where text_key = 'postsheet.mail'")
                .query(String.class)
                .single()
                .replaceAll("^https?://[^/]*", "");
        user("helene@example.org", world.holder, Role.MEMBER);
        user("noor@example.org", world.worker, Role.EMPLOYEE);
        user("officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        user("admin@example.org", UUID.randomUUID(), Role.ADMINISTRATOR);
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(Chromium.PHONE, Chromium.DESKTOP)) {
                look(chromium, width, "", List.of(link));
                look(
                        chromium,
                        width,
                        "helene@example.org",
                        List.of(
                                "/long-contracts",
                                "/long-contracts/new",
                                "/long-contracts/" + lasting,
                                "/contracts/" + abroad,
                                "/contracts/" + abroad + "/mission",
                                "/contracts/" + abroad + "/post-sheet"));
                look(chromium, width, "noor@example.org", List.of("/long-contracts/" + lasting));
            }
            look(
                    chromium,
                    Chromium.DESKTOP,
                    "officer@example.org",
                    List.of(
                            "/desk/long-contracts",
                            "/long-contracts/" + lasting,
                            "/desk/countries",
                            "/contracts/" + abroad + "/mission"));
            look(chromium, Chromium.DESKTOP, "admin@example.org", List.of("/desk/agencies"));
        }
        assertThat(eye.troubles()).isEmpty();
    }

    /** Signed and declared, with a rider that waits. */
    private UUID lasting() {
        WeekPlan halfTime = new WeekPlan(Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .map(day -> new WeekPlan.Shift(day, LocalTime.of(9, 0), LocalTime.of(12, 48), 0))
                .toList());
        LongDraft draft = new LongDraft(
                "PROD",
                world.unit,
                world.holder,
                world.worker,
                ContractKind.EMPLOYEE,
                LocalDate.of(2026, 12, 1),
                null,
                false,
                new BigDecimal("38"),
                halfTime,
                Money.of("1400.00"),
                new Post("Régisseuse de plateau", EmploymentWorld.HALL, "304.00", "", ""),
                "");
        UUID id = world.as(world.holder, () -> longs.ask(draft)).orThrow();
        LongForecast forecast = new LongForecast(
                Money.of("27000.00"),
                Money.of("31000.00"),
                Money.of("36000.00"),
                "Trois clients pour un an",
                java.time.Instant.EPOCH);
        world.asOfficer(() -> context.getBean(LongDecisions.class).agree(id, forecast))
                .orThrow();
        world.sign(java.util.Objects.requireNonNull(longs.find(id).orElseThrow().firstMonth()))
                .orThrow();
        world.exchange(java.time.Duration.ofSeconds(2));
        world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(id, YearMonth.of(2027, 2), halfTime, Money.of("1450.00"), "Un client de plus"))
                .orThrow();
        return id;
    }

    private ContractId abroad() {
        world.asOfficer(() -> context.getBean(CountryRules.class)
                        .record(new CountryRule(
                                "FR", LocalDate.of(2026, 1, 1), "A1", "SIPSI", "Règlement (CE) 883/2004")))
                .orThrow();
        ContractTerms home = world.evening("2026-11-27");
        ContractId id = world.sent(new ContractTerms(
                home.assignment(),
                home.kind(),
                home.days(),
                home.pay(),
                new Post(
                        "Violoniste",
                        new Workplace("Salle du Nord", "Rue Basse", "4", "59000", "Lille", "FR"),
                        "304.00",
                        "Concert unique")));
        world.as(
                        world.holder,
                        () -> missions.describe(
                                id,
                                new MissionDraft(
                                        "Salle du Nord, Lille",
                                        "Festival du Nord, Lille",
                                        "Concert",
                                        DAY,
                                        DAY,
                                        "BE",
                                        "")))
                .orThrow();
        return id;
    }

    private void user(String login, UUID party, Role role) {
        UserId id = users.create(login, "Maud Lekeux", "fr", party, PASSWORD).orThrow();
        users.grant(id, role);
    }

    private void look(Chromium chromium, int width, String login, List<String> paths) {
        try (BrowserContext visit = chromium.visit("http://localhost:" + port, "fr-BE", width)) {
            Page page = eye.on(visit.newPage());
            if (!login.isEmpty()) {
                enter(page, login);
            }
            for (String path : paths) {
                page.navigate(path);
                eye.look(page, "beside " + login + " " + width + " " + path.replaceAll("[0-9a-f-]{36}", "id"));
            }
        }
    }

    private static void enter(Page page, String login) {
        page.navigate("/login");
        page.fill("#f-login", login);
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
        if (login.startsWith("officer") || login.startsWith("admin")) {
            page.navigate("/profile/second-factor");
            String secret = page.inputValue("[name=secret]");
            page.fill("[name=code]", Codes.now(secret));
            page.waitForNavigation(() ->
                    page.locator("main form:has([name=code]) button").first().click());
        }
    }
}
