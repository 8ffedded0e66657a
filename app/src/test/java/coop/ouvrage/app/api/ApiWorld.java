package coop.ouvrage.app.api;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.ScratchDirectory;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a co-operative has before its first job: officers, a fund, a mandate to sign, an authority; and a look into its mailbox. */
@TestComponent
class ApiWorld {

    static final String PASSWORD = "quatre chevaux lents";

    private final Users users;
    private final ApiTokens tokens;
    private final SecondFactor secondFactor;
    private final Declarations declarations;
    private final Mandates mandates;
    private final Ledger ledger;
    private final Units units;
    private final Parties parties;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Map<String, String> secrets = new HashMap<>();
    private boolean settled;

    ApiWorld(
            Users users,
            ApiTokens tokens,
            SecondFactor secondFactor,
            Declarations declarations,
            Mandates mandates,
            Ledger ledger,
            Units units,
            Parties parties,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.users = users;
        this.tokens = tokens;
        this.secondFactor = secondFactor;
        this.declarations = declarations;
        this.mandates = mandates;
        this.ledger = ledger;
        this.units = units;
        this.parties = parties;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
        this.transaction = transaction;
        System.setProperty("ouvrage.declarations.timer", "false");
    }

    /** Mandate and opening balances were given on the pages of the installation. */
    void settledByPages() {
        settled = true;
    }

    /** Officers may act; the fund can cover; the entity can sign; the authority answers. */
    void open() {
        System.setProperty(
                "ouvrage.authority.url",
                AuthoritySimulator.start(ScratchDirectory.untilTheEnd("authority"), 0, time::now)
                        .url()
                        .toString());
        if (settled) {
            settled = false; // the next test of this world begins with an empty database
            return;
        }
        user.asSystem(() -> transaction.executeWithoutResult(status -> {
            mandates.grant("PROD", "Lucie Moreau", "administratrice déléguée", LocalDate.of(2020, 1, 1), "CA 3/2020");
            ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                    .from("opening", UUID.randomUUID())
                    .key("opening:fund")
                    .text("ledger.text.opening")
                    .debit(AccountRole.BANK, Money.of("10000.00"), Dim.none())
                    .credit(AccountRole.GRANTS, Money.of("10000.00"), Dim.unit(units.fund("PROD")))
                    .build());
        }));
    }

    /** Somebody with a role, a second factor and a token; with {@code party} null a person that nobody knows. */
    Program user(int port, String login, Role role, @Nullable UUID party) {
        UserId id = users.create(login, login, "en", party == null ? UUID.randomUUID() : party, PASSWORD)
                .orThrow();
        users.grant(id, role);
        String secret = secondFactor.newSecret();
        secondFactor.enrol(id, secret, Codes.now(secret)).orThrow();
        secrets.put(login, secret);
        return Program.stranger(port)
                .with(tokens.create(id, "test", ApiTokens.Scope.WRITE, 90))
                .provable(() -> Codes.next(secret));
    }

    UUID person(String given, String family, String mail) {
        return user.asSystem(
                () -> parties.registerPerson(PersonDraft.named(PersonName.of(given, family), Locale.FRENCH, mail))
                        .orThrow()
                        .value());
    }

    String unit(UUID holder) {
        return user.asSystem(() -> units.open("PROD", holder, "Papier", "design", false)
                .orThrow()
                .value()
                .toString());
    }

    /** A private person, entered for a unit. */
    String client(Program program, String unit, String name) {
        return program.post(
                        "/api/v1/clients",
                        Map.of(
                                "kind",
                                "PERSON",
                                "name",
                                name,
                                "email",
                                UUID.randomUUID() + "@client.example",
                                "unit",
                                unit))
                .done()
                .path("id")
                .asString();
    }

    /** An officer at the desk, with a browser. */
    Surfer entered(int port, Role role) {
        String login = role.name().toLowerCase() + UUID.randomUUID() + "@example.org";
        user(port, login, role, null);
        return entered(port, login);
    }

    /** Somebody of {@link #user} enters with password and app. */
    Surfer entered(int port, String login) {
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, PASSWORD);
        surfer.get("/login/code");
        surfer.post("/login/code", Map.of("code", Codes.next(Objects.requireNonNull(secrets.get(login)))));
        return surfer;
    }

    Program officer(int port, Role role) {
        return user(port, role.name().toLowerCase() + UUID.randomUUID() + "@example.org", role, null);
    }

    /** What follows the last mail's address of this kind, such as {@code /l/}. */
    String mailed(String path) {
        String link = jdbc.sql(
                        "select link from outgoing_message where link like :like order by queued_at desc, id desc limit 1")
                .param("like", "%" + path + "%")
                .query(String.class)
                .single();
        return link.substring(link.indexOf(path) + path.length());
    }

    String code() {
        return jdbc.sql(
                        "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    /** Sends declarations, and asks for the answers. */
    void exchange() {
        user.asSystem(() -> {
            declarations.exchange();
        });
    }
}
