package coop.ouvrage.accounting.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.accounting.Accruals;
import coop.ouvrage.accounting.Recharges;
import coop.ouvrage.accounting.StructureBudgets;
import coop.ouvrage.accounting.WriteDowns;
import coop.ouvrage.accounting.spi.AccountantFormat;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Estimates of a month and the budget of the structure. */
@Controller
class EstimatePages {

    private static final String ADDRESS = "/desk/accounting/estimates";

    private final Accruals accruals;
    private final WriteDowns writeDowns;
    private final StructureBudgets budgets;
    private final Recharges recharges;
    private final ObjectProvider<AccountantFormat> formats;
    private final LegalEntities entities;
    private final Chart chart;
    private final Permissions permissions;

    EstimatePages(
            Accruals accruals,
            WriteDowns writeDowns,
            StructureBudgets budgets,
            Recharges recharges,
            ObjectProvider<AccountantFormat> formats,
            LegalEntities entities,
            Chart chart,
            Permissions permissions) {
        this.accruals = accruals;
        this.writeDowns = writeDowns;
        this.budgets = budgets;
        this.recharges = recharges;
        this.formats = formats;
        this.entities = entities;
        this.chart = chart;
        this.permissions = permissions;
    }

    @GetMapping(ADDRESS)
    String show(Form form, Words words, Model model) {
        permissions.require(Permission.LEDGER_READ);
        String entity = chosen(form);
        YearMonth month = month(form, words);
        int year = month.getYear();
        form.with("entity", entity).with("month", month.atDay(1));
        model.addAttribute(
                "estimates",
                new EstimatePage(
                        form,
                        entities.names(),
                        entity,
                        month.atDay(1),
                        writeDowns.propose(entity, month.atEndOfMonth()),
                        recharges.due(entity, month),
                        kinds(words),
                        accounts(words),
                        budgets.compare(entity, year).stream()
                                .map(row -> new EstimatePage.Row(
                                        row.account() + " " + chart.name(row.account(), Locale.of(words.language())),
                                        row.budget(),
                                        row.actual(),
                                        row.left()))
                                .toList(),
                        formats.orderedStream().map(AccountantFormat::name).toList(),
                        permissions.allows(Permission.LEDGER_CORRECT)));
        return "accounting/estimates";
    }

    @PostMapping(ADDRESS + "/accrue")
    String accrue(Form form, Words words, Model model, HttpServletResponse response) {
        Accruals.Kind kind = form.choice("kind", Accruals.Kind.class);
        AccountRole account = form.choice("account", AccountRole.class);
        Money amount = form.money("amount");
        if (kind != null && account != null && amount != null) {
            form.refuse(
                    accruals.book(chosen(form), kind, month(form, words), account, amount, form.text("reason"))
                            .refusals(),
                    Map.of("accounting.accrual_amount", "amount", "accounting.accrual_reason", "reason"));
        }
        return answer(form, "accrual_booked", words, model, response);
    }

    @PostMapping(ADDRESS + "/write-down")
    String writeDown(Form form, Words words, Model model, HttpServletResponse response) {
        form.refuse(writeDowns.book(chosen(form), month(form, words)).refusals());
        return answer(form, "write_down_booked", words, model, response);
    }

    @PostMapping(ADDRESS + "/recharge")
    String recharge(Form form, Words words, Model model, HttpServletResponse response) {
        form.refuse(recharges.book(chosen(form), month(form, words)).refusals());
        return answer(form, "recharge_booked", words, model, response);
    }

    @PostMapping(ADDRESS + "/budget")
    String budget(Form form, Words words, Model model, HttpServletResponse response) {
        Money amount = form.money("planned");
        if (amount != null) {
            form.refuse(
                    budgets.decide(
                                    chosen(form),
                                    month(form, words).getYear(),
                                    form.text("number"),
                                    amount,
                                    form.text("decision"))
                            .refusals(),
                    Map.of("accounting.budget_account", "number", "accounting.budget_decision", "decision"));
        }
        return answer(form, "budget_decided", words, model, response);
    }

    private String answer(Form form, String toast, Words words, Model model, HttpServletResponse response) {
        if (!form.isRefused()) {
            return Toast.redirect(
                    ADDRESS + "?entity=" + chosen(form) + "&month="
                            + month(form, words).atDay(1),
                    toast);
        }
        response.setStatus(422);
        return show(form, words, model);
    }

    private String chosen(Form form) {
        return entities.asked(form.text("entity"));
    }

    private static YearMonth month(Form form, Words words) {
        LocalDate day = Objects.requireNonNullElse(
                form.dayIfGiven("month"), words.today().minusMonths(1));
        return YearMonth.from(day);
    }

    private static Map<String, String> kinds(Words words) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (Accruals.Kind kind : Accruals.Kind.values()) {
            kinds.put(kind.name(), words.t("accounting.accrual." + kind));
        }
        return kinds;
    }

    private Map<String, String> accounts(Words words) {
        Map<String, String> accounts = new LinkedHashMap<>();
        Accruals.ACCOUNTS.forEach(role -> accounts.put(
                role.name(), chart.number(role) + " " + chart.name(chart.number(role), Locale.of(words.language()))));
        return accounts;
    }
}
