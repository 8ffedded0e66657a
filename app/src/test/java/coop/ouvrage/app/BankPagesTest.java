package coop.ouvrage.app;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.receivables.PayerRule;
import coop.ouvrage.receivables.PayerRules;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Statements;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** A month's bank file on the page of the bank, the rules that it taught, and the cash that is to come. */
@OuvrageTest
class BankPagesTest {

    private static final int CLIENTS = 120;

    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final PayerRules rules;
    private final CurrentUser user;
    private final BankMonth month;

    @TempDir
    private Path folder;

    BankPagesTest(
            WebApplicationContext context,
            Users users,
            BusinessTime time,
            JdbcClient jdbc,
            Ledger ledger,
            TransactionTemplate transaction,
            PayerRules rules,
            CurrentUser user,
            Statements statements,
            Matching matching) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transaction = transaction;
        this.rules = rules;
        this.user = user;
        this.month = new BankMonth(jdbc, transaction, statements, matching, user);
    }

    private MockHttpSession finance() {
        UUID id = users.register(
                        UUID.randomUUID() + "@example.org", UUID.randomUUID(), "Inès", "en", Set.of(Role.FINANCE))
                .value();
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", id.toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private String page(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse response =
                web.perform(get(path).session(session)).andReturn().getResponse();
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        assertThat(response.getContentAsString())
                .doesNotContain("[liquidity.", "[receivables.", "[treasury.", "[desk.");
        return response.getContentAsString();
    }

    private int send(MockHttpSession session, String path, Map<String, String> fields) throws Exception {
        MockHttpServletRequestBuilder request = post(path)
                .session(session)
                .with(csrf())
                .param("form_key", UUID.randomUUID().toString());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    @Test
    void aMonthIsMatchedItsRulesAreCorrectedAndTheCashToComeIsTold() throws Exception {
        new OwedMoney(jdbc, transaction, ledger).make(CLIENTS);
        MockHttpSession finance = finance();
        assertThat(page(finance, "/desk/bank/rules")).contains("Nothing learned yet");
        try (BankSimulator bank = BankMonth.bank(folder)) {
            month.imported(month.statement(bank, 1, CLIENTS), "first.cod");
            month.imported(month.statement(bank, 2, CLIENTS), "second.cod");
        }
        assertThat(page(finance, "/desk/bank"))
                .contains("were matched by themselves", "right at the first guess", "/match");
        rules(finance);
        cash(finance);
    }

    private void rules(MockHttpSession finance) throws Exception {
        assertThat(page(finance, "/desk/bank/rules")).contains("Matches by itself", "Take out of use", "Atelier");
        PayerRule rule = user.as(Actors.officer(), () -> rules.lately(null, 1)).getFirst();
        assertThat(user.as(Actors.officer(), () -> rules.remove(rule.kind(), rule.clue(), rule.client(), " "))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("treasury.reason_missing");
        Map<String, String> which = Map.of(
                "kind",
                rule.kind().name(),
                "clue",
                rule.clue(),
                "client",
                rule.client().toString(),
                "reason",
                "wrong");
        assertThat(send(finance, "/desk/bank/rules/remove", which)).isEqualTo(302);
        assertThat(send(finance, "/desk/bank/rules/remove", which)).isEqualTo(422);
        assertThat(user.as(Actors.officer(), () -> rules.remove(rule.kind(), rule.clue(), rule.client(), "again"))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("receivables.rule_gone");
        assertThat(user.as(
                                Actors.officer(),
                                () -> rules.correct(rule.kind(), rule.clue(), rule.client(), "PROD", "1999-000001"))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("receivables.rule_invoice");
        UUID right = user.as(
                        Actors.officer(),
                        () -> rules.correct(rule.kind(), rule.clue(), rule.client(), "PROD", "2026-000007"))
                .orThrow();
        assertThat(user.as(Actors.officer(), () -> rules.lately(right, 100)))
                .anyMatch(each -> each.clue().equals(rule.clue()) && each.isTrusted());
    }

    private void cash(MockHttpSession finance) throws Exception {
        assertThat(page(finance, "/desk/cash")).contains("What it rests on", "Open invoices", "Recurring costs");
        assertThat(page(finance, "/desk/cash?entity=PROD&stress=CLIENT_FAILS&by=340000"))
                .contains("The guarantee fund bears", "Beyond the fund");
        assertThat(page(finance, "/desk/cash?entity=PROD&stress=TURNOVER_FALLS&by=45"))
                .contains("Cash runs out");
        assertThat(page(finance, "/desk/cash?entity=PROD&stress=PAID_LATER&by=15"))
                .contains("Broken line");
        assertThat(send(finance, "/desk/cash/PROD/costs", Map.of("label", "Rent", "day", "40", "amount", "100")))
                .as("refused as liquidity.cost_incomplete")
                .isEqualTo(422);
        assertThat(send(finance, "/desk/cash/PROD/costs", Map.of("label", "Rent", "day", "5", "amount", "4200,50")))
                .isEqualTo(302);
        assertThat(page(finance, "/desk/cash")).contains("Rent", "on day 5 of each month");
        UUID cost = jdbc.sql("select id from recurring_cost").query(UUID.class).single();
        assertThat(send(finance, "/desk/cash/PROD/costs/" + cost + "/end", Map.of()))
                .isEqualTo(302);
        assertThat(page(finance, "/desk/cash")).doesNotContain("on day 5 of each month");
    }
}
