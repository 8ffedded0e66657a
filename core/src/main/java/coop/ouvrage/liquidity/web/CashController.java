package coop.ouvrage.liquidity.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.liquidity.CashForecast;
import coop.ouvrage.liquidity.Stress;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The cash forecast and its stress tests, for finance. */
@Controller
class CashController {

    private static final int MOST_PERCENT = 100;
    private static final int MOST_DAYS = 120;

    private final CashForecast forecast;
    private final LegalEntities entities;

    CashController(CashForecast forecast, LegalEntities entities) {
        this.forecast = forecast;
        this.entities = entities;
    }

    @GetMapping("/desk/cash")
    String show(Form form, Model model) {
        List<LegalEntity> all = entities.all();
        String wanted = form.text("entity");
        LegalEntity entity = all.stream()
                .filter(each -> wanted.isEmpty()
                        ? each.kind() == LegalEntity.Kind.PRODUCTION
                        : each.code().equals(wanted))
                .findFirst()
                .orElseThrow(NotFound::new);
        CashForecast.Told usual = forecast.of(entity.code(), Stress.NONE);
        Stress stress = stress(form);
        CashForecast.Told told = stress.kind() == Stress.Kind.NONE ? usual : forecast.of(entity.code(), stress);
        model.addAttribute("cash", new CashPage(form, all, entity, usual, told));
        return "liquidity/cash";
    }

    /** What cannot be read is no stress: the page is reached by links and small forms. */
    private static Stress stress(Form form) {
        int number = number(form.text("by"));
        return switch (form.text("stress")) {
            case "CLIENT_FAILS" -> Stress.clientFails(Money.ofCents(number * 100L));
            case "TURNOVER_FALLS" -> Stress.turnoverFalls(Math.min(number, MOST_PERCENT));
            case "PAID_LATER" -> Stress.paidLater(Math.min(number, MOST_DAYS));
            default -> Stress.NONE;
        };
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
    }

    @PostMapping("/desk/cash/{entity}/costs")
    String add(@PathVariable String entity, Form form, Model model, HttpServletResponse response) {
        String amount = form.text("amount").replace(',', '.');
        Money cents = amount.matches("[0-9]{1,9}([.][0-9]{1,2})?") ? Money.of(new BigDecimal(amount)) : Money.ZERO;
        Outcome<UUID> outcome =
                entities.all().stream().anyMatch(each -> each.code().equals(entity))
                        ? forecast.addCost(entity, form.text("label"), number(form.text("day")), cents)
                        : Outcome.refused(Refusal.of("liquidity.cost_incomplete"));
        if (outcome.isDone()) {
            return Toast.redirect("/desk/cash?entity=" + entity, "cost_added");
        }
        outcome.refusals().forEach(refusal -> form.refuse("label", refusal));
        response.setStatus(422);
        return show(form, model);
    }

    @PostMapping("/desk/cash/{entity}/costs/{cost}/end")
    String end(@PathVariable String entity, @PathVariable UUID cost) {
        forecast.endCost(cost);
        return Toast.redirect("/desk/cash?entity=" + entity, "cost_ended");
    }
}
