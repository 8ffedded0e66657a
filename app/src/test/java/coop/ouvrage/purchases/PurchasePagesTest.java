package coop.ouvrage.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.demo.PlainPaper;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The inbox as holder, finance and strangers meet it. */
@OuvrageTest
@Import(SupplyFixture.class)
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class PurchasePagesTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final SupplyFixture supply;
    private final PurchaseTyping typing;
    private final Purchases purchases;
    private final Users users;

    @LocalServerPort
    private int port;

    PurchasePagesTest(SupplyFixture supply, PurchaseTyping typing, Purchases purchases, Users users) {
        this.supply = supply;
        this.typing = typing;
        this.purchases = purchases;
        this.users = users;
    }

    @Test
    void holderApprovesAndFinanceBooks() {
        UUID unit = supply.unit("500.00");
        PurchaseId id = supply.arrives(supply.invoice("F-1", "100.00")
                .references(Suggestions.code(unit), null)
                .build());
        PurchaseId bad = supply.arrives("<!DOCTYPE x><x/>".getBytes(StandardCharsets.UTF_8));
        PurchaseId lost = supply.arrives(supply.foreign("F-9", "10.00").build());

        Surfer holder = holder();
        assertThat(holder.get("/purchases").body())
                .contains("Imprimerie du Fil", Suggestions.code(unit))
                .doesNotContain("[purchases", "F-9");
        assertThat(holder.get("/purchases/" + lost).status()).isEqualTo(404);
        Surfer.Answer page = holder.get("/purchases/" + id);
        assertThat(page.body()).contains("The supplier reads it.");
        assertThat(page.body()).contains("/purchases/" + id + "/approve", "100").doesNotContain("[purchases");
        assertThat(holder.bytes("/purchases/" + id + ".pdf")).startsWith('%', 'P', 'D', 'F');
        assertThat(holder.get("/purchases/" + id + "/original").body()).contains("CustomizationID");
        assertThat(holder.get("/purchases/" + id + "/files/0").status()).isEqualTo(404);
        assertThat(holder.post("/purchases/" + id + "/approve", Map.of()).status())
                .isEqualTo(302);
        assertThat(holder.get("/desk/purchases").status()).isEqualTo(403);

        Surfer finance = entered("finance", UUID.randomUUID(), Role.FINANCE);
        assertThat(finance.get("/desk/purchases").body()).contains("F-1", "F-9").doesNotContain("[purchases");
        assertThat(finance.get("/desk/purchases?q=fil&sort=due&dir=desc&filter=mine")
                        .body())
                .contains("F-1");
        assertThat(finance.get("/desk/purchases?format=csv").body()).contains("Imprimerie du Fil");
        Surfer.Answer unreadable = finance.get("/desk/purchases/" + bad);
        assertThat(unreadable.status()).isEqualTo(200);
        assertThat(unreadable.body())
                .contains("/purchases/" + bad + "/original")
                .doesNotContain("[purchases", "[refusal");
        assertThat(finance.get("/desk/purchases/" + lost).body())
                .contains("EU_SERVICES", "common pot, ")
                .doesNotContain("[purchases", "Common pot");
        assertThat(finance.post("/desk/purchases/" + lost + "/assign", Map.of("unit", ""))
                        .status())
                .isEqualTo(422);
        Map<String, String> wanted =
                Map.of("unit", unit.toString(), "nature", "GOODS", "treatment", "EU_GOODS", "deductible", "50");
        assertThat(finance.post("/desk/purchases/" + lost + "/assign", wanted).status())
                .isEqualTo(302);
        assertThat(finance.get("/purchases/" + id).body())
                .as("booked from the holder's page too, where only the desk can")
                .contains("\"/desk/purchases/" + id + "/book\"");
        assertThat(finance.post("/desk/purchases/" + id + "/book", Map.of()).status())
                .isEqualTo(302);
        assertThat(supply.get(id).state()).isEqualTo(State.BOOKED);
        assertThat(finance.get("/desk/purchases/" + id).body()).contains("/desk/ledger/entries/");
        assertThat(finance.post("/desk/purchases/" + bad + "/refuse", Map.of("reason_code", "OTH", "reason", ""))
                        .status())
                .isEqualTo(422);
        assertThat(finance.get("/api/v1/purchases?limit=1").body()).contains("\"next\":\"1\"");
        assertThat(finance.get("/api/v1/purchases/" + id).body()).contains("BOOKED");
    }

    @Test
    void whatIsBoughtForYearsStandsInTheRegister() {
        UUID unit = supply.unit("3000.00");
        PurchaseId id = supply.arrives(
                supply.invoice("F-40", "1200.00", "Ordinateur de bureau").build());
        Surfer finance = entered("investing", UUID.randomUUID(), Role.FINANCE);
        assertThat(finance.get("/desk/purchases/" + id).body())
                .containsPattern("value=\"COMPUTERS\" selected")
                .contains("investment: computers (grid 83)")
                .doesNotContain("[purchases");
        Map<String, String> wanted =
                Map.of("unit", unit.toString(), "nature", "COMPUTERS", "treatment", "DOMESTIC", "deductible", "100");
        assertThat(finance.post("/desk/purchases/" + id + "/assign", wanted).status())
                .isEqualTo(302);
        assertThat(holder().post("/purchases/" + id + "/approve", Map.of()).status())
                .isEqualTo(302);
        assertThat(finance.post("/desk/purchases/" + id + "/book", Map.of()).status())
                .isEqualTo(302);

        String address = "/desk/investments/" + id;
        assertThat(finance.get("/desk/investments?q=fil&sort=value&dir=desc&filter=used")
                        .body())
                .contains("Ordinateur de bureau", "Papier Plié", address)
                .doesNotContain("[assets", "[web");
        assertThat(finance.get("/desk/investments?format=csv").body()).contains("F-40", "straight line");
        assertThat(finance.bytes("/desk/investments?format=xlsx")).startsWith('P', 'K');
        assertThat(finance.get(address).body())
                .contains("36 months, straight line", "unverified", "adjustment of VAT", "/desk/purchases/" + id)
                .doesNotContain("[assets", "[ledger", "[refusal");
        Map<String, String> described = Map.of("text", "Ordinateur du studio", "used_from", "2020-01-01");
        Surfer.Answer refused = finance.post(address + "/describe", described);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("at most 12 months").doesNotContain("[refusal");
        Surfer.Answer unsold = finance.post(address + "/dispose", Map.of("way", "SALE", "reason", "trop lent"));
        assertThat(unsold.status()).isEqualTo(422);
        assertThat(unsold.body()).contains("A sale is invoiced first", "trop lent");

        assertThat(holder().get("/equipment").body()).contains("Ordinateur de bureau", "Your equipment");
        assertThat(holder().get("/equipment/" + id).body())
                .contains("/purchases/" + id, "The unit paid this value once")
                .doesNotContain("/dispose", "[assets");
        assertThat(holder().get("/desk/investments").status()).isEqualTo(403);
        assertThat(holder().get("/api/v1/investments/" + id + "/plan").body()).contains("33.33");
        Surfer stranger = entered("stranger-here", UUID.randomUUID(), Role.MEMBER);
        assertThat(stranger.get("/equipment/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/investments").body()).doesNotContain(id.toString());
        assertThat(finance.post(address + "/dispose", Map.of("way", "LOSS", "reason", "tombé à l'eau"))
                        .status())
                .isEqualTo(302);
        assertThat(finance.get(address).body()).contains("gone", "1,200.00").doesNotContain(address + "/dispose");
    }

    @Test
    void aCreditNoteAsksForNoPayment() {
        UUID unit = supply.unit("500.00");
        supply.booked(unit, "F-30", "100.00", purchases);
        PurchaseId note =
                supply.arrives(supply.creditNote("C-30", "F-30", "40.00").build());
        Surfer finance = entered("crediting", UUID.randomUUID(), Role.FINANCE);
        assertThat(finance.get("/desk/purchases/" + note).body())
                .contains("Credited", "Less cost of the unit", "What is credited", "F-30")
                .doesNotContain("To pay", "nothing is paid", "What is invoiced", "Ordered and delivered");
    }

    @Test
    void aBookedCreditNoteWaitsToBeSetOff() {
        UUID unit = supply.unit("500.00");
        supply.arrives(supply.invoice("F-31", "9000.00")
                .references(Suggestions.code(unit), null)
                .build());
        PurchaseId note = supply.arrives(supply.creditNote("C-31", "F-31", "8000.00")
                .references(Suggestions.code(unit), null)
                .build());
        supply.holder(() -> purchases.approve(note)).orThrow();
        supply.officer(() -> purchases.book(note)).orThrow();
        assertThat(supply.get(note).state()).isEqualTo(State.BOOKED);
        Surfer finance = entered("setting-off", UUID.randomUUID(), Role.FINANCE);
        assertThat(finance.get("/desk/purchases/" + note).body())
                .contains("booked, to be set off")
                .doesNotContain("booked, to be paid");
        assertThat(finance.get("/desk/purchases?q=C-31").body()).contains("booked, to be set off");
    }

    @Test
    void financeDividesADocumentOnAPage() {
        UUID unit = supply.unit("500.00");
        PurchaseId id = supply.arrives(supply.invoice("F-20", "100.00").build());
        Surfer finance = entered("divider", UUID.randomUUID(), Role.FINANCE);
        String address = "/desk/purchases/" + id + "/parts";
        assertThat(finance.get("/desk/purchases/" + id).body()).contains(address, "art. 45 § 2");
        assertThat(finance.get(address).body())
                .contains("value=\"Papier\"", "value=\"100.00\"", "name=\"net_3\"")
                .containsPattern("(?s)name=\"nature_3\".*?value=\"SERVICES\" selected")
                .doesNotContain("[purchases", "name=\"net_4\"");
        Map<String, String> form = new HashMap<>(Map.of("count", "3"));
        for (int nr = 1; nr <= 2; nr++) {
            form.putAll(Map.of(
                    "row_" + nr,
                    "0",
                    "unit_" + nr,
                    unit.toString(),
                    "nature_" + nr,
                    "GOODS",
                    "treatment_" + nr,
                    "DOMESTIC"));
        }
        form.put("net_1", "60.00");
        form.put("net_2", "39.00");
        form.put("limit_2", "car");
        Surfer.Answer wrong = finance.post(address, form);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("The parts at 21% make", "value=\"39.00\"")
                .doesNotContain("[refusal");
        Map<String, String> more = new HashMap<>(form);
        more.put("more", "true");
        assertThat(finance.post(address, more).body())
                .contains("name=\"net_5\"", "value=\"39.00\"")
                .containsPattern("(?s)name=\"nature_5\".*?value=\"SERVICES\" selected");
        form.put("net_2", "40.00");
        assertThat(finance.post(address, form).status()).isEqualTo(302);
        assertThat(holder().get("/purchases/" + id).body())
                .contains("How it is divided", "car: 50% at most", "/purchases/" + id + "/approve");
        assertThat(holder().get(address).status()).isEqualTo(403);
    }

    @Test
    void whoApprovesWhatSomebodyTypedSeesThePaper() {
        PurchaseId id = supply.arrives(PlainPaper.pdf(List.of("Relieur du Parc", "Total 242,00")));
        Money excl = Money.of("200.00");
        Money vat = Money.of("42.00");
        supply.officer(() -> typing.type(
                        id,
                        new PurchaseTyping.Typed(
                                "PROD",
                                false,
                                "Relieur du Parc",
                                "BE0999030417",
                                "R-12",
                                supply.today().minusDays(3),
                                null,
                                "EUR",
                                excl.plus(vat),
                                null,
                                List.of(new PurchaseTyping.Row(new BigDecimal("0.21"), excl, vat)),
                                "BE43068999999501",
                                "R-12",
                                "")))
                .orThrow();
        UUID unit = supply.unit("500.00");
        supply.officer(() -> purchases.assign(id, supply.to(unit, "1"))).orThrow();

        Surfer holder = holder();
        assertThat(holder.get("/purchases/" + id).body())
                .contains("/purchases/" + id + "/pages/1.png", "typed by hand from the paper")
                .doesNotContain("(TYPED)", "[purchases");
        assertThat(holder.bytes("/purchases/" + id + "/pages/1.png")).startsWith(0x89, 'P', 'N', 'G');
    }

    /** One user for a party, whichever test comes first. */
    private Surfer holder() {
        if (users.byLogin("maud@example.org").isEmpty()) {
            return entered("maud", SupplyFixture.HOLDER, Role.MEMBER);
        }
        Surfer surfer = new Surfer(port);
        surfer.logIn("maud@example.org", PASSWORD);
        return surfer;
    }

    private Surfer entered(String login, UUID party, Role role) {
        UserId id = users.create(login + "@example.org", login, "en", party, PASSWORD)
                .orThrow();
        users.grant(id, role);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login + "@example.org", PASSWORD);
        if (role.isStaff()) {
            String page = surfer.get("/profile/second-factor").body();
            String secret = page.replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
            surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        }
        return surfer;
    }
}
