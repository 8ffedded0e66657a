package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.DailyBalances;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Bank against ledger, every day. */
@Controller
class DailyController {

    private static final int SHOWN = 60;

    private final DailyBalances balances;

    DailyController(DailyBalances balances) {
        this.balances = balances;
    }

    @GetMapping("/desk/bank/days")
    String days(Model model) {
        model.addAttribute("daily", new DailyPage(balances.latest(null, SHOWN), balances.gaps(SHOWN)));
        return "treasury/days";
    }
}
