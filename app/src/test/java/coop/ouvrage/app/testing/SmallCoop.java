package coop.ouvrage.app.testing;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What most tests of business need: a holder, a unit, a client, a fund, officers, links and codes from the mailbox. Invented people. */
@TestComponent
public class SmallCoop {

    private final Units units;
    private final Clients clients;
    private final Verification verification;
    private final Parties parties;
    private final Acceptance acceptance;
    private final Ledger ledger;
    private final Verify verify;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    SmallCoop(
            Units units,
            Clients clients,
            Verification verification,
            Parties parties,
            Acceptance acceptance,
            Ledger ledger,
            Verify verify,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.units = units;
        this.clients = clients;
        this.verification = verification;
        this.parties = parties;
        this.acceptance = acceptance;
        this.ledger = ledger;
        this.verify = verify;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    public static Actor member(UUID party) {
        return new Actor(new UserId(UUID.randomUUID()), party, "Maud", "fr", Set.of(Role.MEMBER), null, false);
    }

    /** Another officer each time, who has just given their second factor. */
    public Actor officer(Role... roles) {
        return new Actor(
                new UserId(UUID.randomUUID()), UUID.randomUUID(), "Inès", "fr", Set.of(roles), time.now(), false);
    }

    public UUID person(String given, String family) {
        String mail = given.toLowerCase(Locale.ROOT) + "@" + family.toLowerCase(Locale.ROOT) + ".example";
        return user.asSystem(
                () -> parties.registerPerson(PersonDraft.named(PersonName.of(given, family), Locale.FRENCH, mail))
                        .orThrow()
                        .value());
    }

    public UUID unit(UUID holder) {
        return user.asSystem(() -> units.open("PROD", holder, "Papier Plié", "graphic design", false)
                .orThrow()
                .value());
    }

    /** An offer of posters, one service at a price before VAT. */
    public static QuoteDraft posters(UUID unit, UUID job, UUID client, String price, LocalDate validUntil) {
        return new QuoteDraft(
                unit,
                job,
                client,
                "Affiches",
                "fr",
                List.of(new QuoteDraft.Item("Affiches", Supply.SERVICE, BigDecimal.ONE, "LS", new BigDecimal(price))),
                Money.ZERO,
                "",
                null,
                validUntil);
    }

    /** A private person. */
    public static ClientDraft claire() {
        return new ClientDraft(
                ClientKind.PERSON,
                "Dumont",
                "Claire",
                null,
                "BE",
                "",
                "",
                false,
                false,
                Locale.FRENCH,
                "claire@dumont.example",
                null,
                null,
                false,
                null);
    }

    /** Claire Dumont, a private person, not verified yet. */
    public UUID client(UUID unit) {
        return user.asSystem(
                () -> clients.propose(claire(), unit, false).orThrow().value());
    }

    /** Rheinklang, a business in Germany, not verified yet. */
    public UUID business(UUID unit, String vatNumber) {
        ClientDraft rheinklang = new ClientDraft(
                ClientKind.FOREIGN,
                "Rheinklang",
                "",
                null,
                "DE",
                "",
                vatNumber,
                true,
                false,
                Locale.GERMAN,
                "buero@rheinklang.example",
                null,
                null,
                false,
                null);
        return user.asSystem(
                () -> clients.propose(rheinklang, unit, true).orThrow().value());
    }

    public void verified(UUID client) {
        user.asSystem(() -> verification
                .verify(new ClientId(client), "called back on a known number")
                .orThrow());
    }

    public void bankrupt(UUID client) {
        user.asSystem(() -> verification
                .bankrupt(new ClientId(client), time.today(), "judgment of the court")
                .orThrow());
    }

    /** Fills the guarantee fund. */
    public void fund(String amount) {
        given(units.fund("PROD"), amount);
    }

    /** Money that a unit has. */
    public void given(UUID unit, String amount) {
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                .from("grant", UUID.randomUUID())
                .key("test:grant:" + UUID.randomUUID())
                .text("ledger.text.invoice")
                .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                .credit(AccountRole.GRANTS, Money.of(amount), Dim.unit(unit))
                .build());
    }

    /** The newest one-time code in the mailbox. */
    public String code() {
        return jdbc.sql(
                        "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }

    /** The client accepts the newest quote on its link. */
    public OrderId accept() {
        return accept(token());
    }

    /** Of the newest quote that was sent. */
    public String token() {
        String link = jdbc.sql(
                        "select link from outgoing_message where link like '%/l/%' order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    public OrderId accept(String token) {
        acceptance.requestCode(token).orThrow();
        return acceptance.accept(token, code(), "Claire Dumont").orThrow();
    }

    /** What {@code ./ouvrage verify} would find wrong now. */
    public List<String> wrong() {
        return verify.run().stream()
                .filter(report -> !report.holds())
                .map(InvariantReport::toString)
                .toList();
    }

    /** A receipt: a small PNG. */
    public static byte[] picture() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static List<String> codes(Outcome<?> outcome) {
        return codes(outcome.refusals());
    }

    public static List<String> codes(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::code).toList();
    }
}
