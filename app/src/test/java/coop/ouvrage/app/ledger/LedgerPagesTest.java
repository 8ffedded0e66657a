package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.ledger.Bookings.DAY;
import static coop.ouvrage.app.ledger.Bookings.euro;
import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.unit.Units;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@Timeout(60)
@OuvrageTest(perMethod = true)
class LedgerPagesTest {

    private final MockMvc web;
    private final Users users;
    private final Units units;
    private final CurrentUser current;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Periods periods;
    private final Sealer sealer;
    private final BusinessTime time;
    private final UUID holder = TimeOrderedId.next();
    private UUID unit = TimeOrderedId.next();
    private EntryId entry = new EntryId(unit);

    LedgerPagesTest(
            WebApplicationContext context,
            Users users,
            Units units,
            CurrentUser current,
            Ledger ledger,
            LegalEntities entities,
            Periods periods,
            Sealer sealer,
            BusinessTime time) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.units = units;
        this.current = current;
        this.ledger = ledger;
        this.entities = entities;
        this.periods = periods;
        this.sealer = sealer;
        this.time = time;
    }

    @BeforeEach
    void anInvoiceOfAUnit() {
        unit = current.asSystem(() -> units.open("PROD", holder, "Papier <Plié>", "printer", false)
                .orThrow()
                .value());
        UUID client = TimeOrderedId.next();
        UUID job = TimeOrderedId.next();
        entry = ledger.post(Bookings.invoice(unit, client, entities.get("PROD").pot(), DAY, "2026-0001"));
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, DAY)
                .from("job", job)
                .key("test:open")
                .text("ledger.text.mistake", Map.of())
                .memo(AccountRole.OPEN, euro("935.00"), Dim.unit(unit).subject(job))
                .build());
    }

    private MockHttpSession enter(String login, UUID party, Role... roles) {
        UUID user = users.register(login + "@example.org", party, login, "en", Set.of(roles))
                .value();
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", user.toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
        return web.perform(get(path).session(session)).andReturn().getResponse();
    }

    private MockHttpServletResponse send(MockHttpSession session, String path, String... fields) throws Exception {
        var request = post(path)
                .session(session)
                .with(csrf())
                .param("form_key", UUID.randomUUID().toString());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return web.perform(request).andReturn().getResponse();
    }

    private String body(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse response = open(session, path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void financeReadsWhatUnitsPaidInClientsNamesAndDidNotCharge() throws Exception {
        MockHttpSession finance = enter("finance", TimeOrderedId.next(), Role.FINANCE);
        String page = "/desk/accounting/disbursements";
        assertThat(body(finance, page)).contains("to the cent").doesNotContain("Papier");
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, DAY)
                .from("claim", unit)
                .key("test:disbursed")
                .text("ledger.text.mistake", Map.of())
                .debit(AccountRole.DISBURSED, euro("42.50"), Dim.unit(unit))
                .credit(
                        AccountRole.CLAIMS_PAYABLE,
                        euro("42.50"),
                        Dim.party(holder).subject(unit))
                .build());
        assertThat(body(finance, page)).contains("Papier &lt;Plié&gt;", "not charged yet");
        assertThat(body(finance, page + "?month=2026-10-01")).doesNotContain("Papier");
        assertThat(body(finance, page + "/export?entity=PROD")).contains("Papier <Plié>", "42.50");
        assertThat(open(finance, page + "?entity=NONE").getStatus()).isEqualTo(422);
        assertThat(open(enter("member", holder, Role.MEMBER), page).getStatus()).isNotEqualTo(200);
    }

    @Test
    void financeReadsLinesEntriesAndAccounts() throws Exception {
        MockHttpSession finance = enter("finance", TimeOrderedId.next(), Role.FINANCE);
        assertThat(body(finance, "/desk/ledger"))
                .contains("Trade receivables", "Papier &lt;Plié&gt;")
                .doesNotContain("Papier <Plié>");
        assertThat(body(finance, "/desk/ledger?account=705&from=2026-11-01&journal=SALES"))
                .contains("705")
                .doesNotContain("451054");
        assertThat(body(finance, "/desk/ledger"))
                .as("the pot in the language of the reader, not as the installation named it")
                .contains("common pot")
                .doesNotContain("Common pot");
        assertThat(body(finance, "/desk/ledger?from=nonsense&unit=nonsense&cursor=nonsense"))
                .contains("Books");
        assertThat(open(finance, "/desk/ledger?entity=NONE").getStatus())
                .as("an entity nobody knows is said, never answered with the books of another")
                .isEqualTo(422);
        assertThat(body(finance, "/desk/ledger/entries/" + entry))
                .contains("/invoices/", "Waits a few seconds", "Unchanged since");
        sealer.seal();
        assertThat(body(finance, "/desk/ledger/entries/" + entry)).contains("Sealed as number 1 ");
        assertThat(body(finance, "/desk/ledger/accounts")).contains("705", "value=\"-1000.00\"");
        assertThat(open(finance, "/desk/ledger/entries/" + UUID.randomUUID()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void theBooksCanBeTakenAway() throws Exception {
        MockHttpSession finance = enter("finance", TimeOrderedId.next(), Role.FINANCE);
        assertThat(body(finance, "/desk/ledger?format=csv&account=705"))
                .contains(";705;")
                .contains(";0.00;1000.00;");
        assertThat(open(finance, "/desk/ledger?format=xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
        assertThat(body(finance, "/desk/ledger/accounts?format=csv"))
                .contains("400;Trade receivables;1210.00;0.00;1210.00");
    }

    @Test
    void financeReadsTheGuaranteeBoardAndThePolicies() throws Exception {
        MockHttpSession finance = enter("finance", TimeOrderedId.next(), Role.FINANCE);
        assertThat(body(finance, "/desk/guarantee")).contains("La Traverse Production", "The fund carries its covers");
        assertThat(body(finance, "/desk/policies")).contains("guarantee.limit.first", "in force");
        MockHttpSession payroll = enter("payroll", TimeOrderedId.next(), Role.PAYROLL);
        assertThat(open(payroll, "/desk/guarantee").getStatus()).isIn(403, 404);
    }

    @Test
    void nobodyElseReadsTheBooks() throws Exception {
        MockHttpSession member = enter("member", holder, Role.MEMBER);
        MockHttpSession adviser = enter("adviser", TimeOrderedId.next(), Role.ADVISER);
        for (String path : new String[] {
            "/desk/ledger", "/desk/ledger/accounts", "/desk/ledger/closing", "/desk/ledger/entries/" + entry
        }) {
            assertThat(open(member, path).getStatus()).as("member " + path).isIn(403, 404);
            assertThat(open(adviser, path).getStatus()).as("adviser " + path).isIn(403, 404);
        }
    }

    @Test
    void aMonthIsClosedByTwoPersons() throws Exception {
        MockHttpSession one = enter("one", TimeOrderedId.next(), Role.FINANCE);
        MockHttpSession two = enter("two", TimeOrderedId.next(), Role.FINANCE);
        assertThat(body(one, "/desk/ledger/closing")).contains("Propose to close October 2026");
        assertThat(send(one, "/desk/ledger/closing/PROD/propose", "kind", "CLOSED", "month", "2026-11-01")
                        .getStatus())
                .as("a month that is not over")
                .isEqualTo(422);
        assertThat(send(one, "/desk/ledger/closing/PROD/propose", "kind", "CLOSED", "month", "2026-10-01")
                        .getStatus())
                .isEqualTo(302);
        assertThat(send(one, "/desk/ledger/closing/PROD/confirm").getStatus())
                .as("the same person")
                .isEqualTo(422);
        assertThat(periods.lastClosed("PROD")).isNull();
        assertThat(send(two, "/desk/ledger/closing/PROD/confirm").getStatus()).isEqualTo(302);
        assertThat(periods.lastClosed("PROD")).isEqualTo(YearMonth.of(2026, 10));
        assertThat(send(two, "/desk/ledger/closing/PROD/confirm").getStatus())
                .as("once")
                .isEqualTo(422);
        assertThat(send(
                                two,
                                "/desk/ledger/closing/PROD/propose",
                                "kind",
                                "REOPENED",
                                "month",
                                "2026-10-01",
                                "reason",
                                " ")
                        .getStatus())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(body(one, "/desk/ledger/closing")).contains("October 2026 closed");
    }

    @Test
    void aHolderReadsTheirUnitAndNoOther() throws Exception {
        MockHttpSession mine = enter("holder", holder, Role.MEMBER);
        MockHttpSession other = enter("other", TimeOrderedId.next(), Role.MEMBER);
        assertThat(body(mine, "/units/" + unit))
                .contains("Turnover", "value=\"1000.00\"", "value=\"935.00\"", "value=\"0.00\"");
        assertThat(body(mine, "/units/" + unit + "/accounts"))
                .contains("November", "Mutual contribution", "more than on 1 January", "value=\"935.00\"");
        assertThat(body(mine, "/units/" + unit + "/accounts?format=csv"))
                .contains("Turnover;1000.00", "Mutual contribution;-65.00");
        assertThat(open(other, "/units/" + unit).getStatus()).isIn(403, 404);
        assertThat(open(other, "/units/" + unit + "/accounts").getStatus()).isIn(403, 404);
        assertThat(open(other, "/units/" + unit + "/accounts?format=csv").getStatus())
                .isIn(403, 404);
    }
}
