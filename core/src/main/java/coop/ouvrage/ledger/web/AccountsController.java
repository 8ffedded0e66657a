package coop.ouvrage.ledger.web;

import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts of an entity over whole months: the trial balance. */
@Controller
class AccountsController {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final LineRows rows;
    private final BookAccess access;

    AccountsController(Ledger ledger, LegalEntities entities, LineRows rows, BookAccess access) {
        this.ledger = ledger;
        this.entities = entities;
        this.rows = rows;
        this.access = access;
    }

    @GetMapping("/desk/ledger/accounts")
    String accounts(Form form, Words words, Model model) {
        model.addAttribute("accounts", page(form, words));
        return "ledger/accounts";
    }

    @GetMapping(value = "/desk/ledger/accounts", params = "format")
    ResponseEntity<byte[]> export(@RequestParam String format, Form form, Words words) {
        AccountsPage page = page(form, words);
        List<String> columns = Stream.of("account", "account_name", "debit", "credit", "balance")
                .map(name -> words.t("ledger.column." + name))
                .toList();
        List<List<@Nullable Object>> table = page.rows().stream()
                .map(row -> Arrays.<@Nullable Object>asList(
                        row.number(), row.name(), row.debit(), row.credit(), row.balance()))
                .toList();
        return Export.as(format, new Sheet(words.t("ledger.accounts"), columns, table));
    }

    private AccountsPage page(Form form, Words words) {
        LineFilter filter = new LineFilter(form, LedgerController.Entities.codes(entities));
        access.read();
        LocalDate today = words.today();
        LocalDate from = Objects.requireNonNullElse(filter.from(), today.withDayOfYear(1))
                .withDayOfMonth(1);
        LocalDate to = Objects.requireNonNullElse(filter.to(), today);
        LocalDate end = to.withDayOfMonth(to.lengthOfMonth());
        form.with("entity", filter.entity()).with("from", from).with("to", end);
        List<AccountTurnover> turnover = ledger.trialBalance(filter.entity(), from, end);
        return new AccountsPage(
                form,
                LedgerController.Entities.names(entities),
                from,
                end,
                turnover.stream()
                        .map(t -> row(t, filter.entity(), from, end, words))
                        .toList(),
                Money.sum(turnover.stream().map(AccountTurnover::debit).toList()),
                Money.sum(turnover.stream().map(AccountTurnover::credit).toList()),
                filter.address("/desk/ledger/accounts", null));
    }

    private AccountsPage.Row row(AccountTurnover turnover, String entity, LocalDate from, LocalDate to, Words words) {
        return new AccountsPage.Row(
                turnover.account(),
                rows.accountName(turnover.account(), words),
                turnover.debit(),
                turnover.credit(),
                turnover.balance(),
                "/desk/ledger?entity=" + entity + "&account=" + turnover.account() + "&from=" + from + "&to=" + to);
    }
}
