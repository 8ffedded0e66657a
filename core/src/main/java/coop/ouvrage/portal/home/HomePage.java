package coop.ouvrage.portal.home;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.web.TaskRow;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class HomePage {

    private final CurrentUser user;
    private final UnitMoney money;
    private final Pays pays;
    private final Tasks tasks;

    HomePage(CurrentUser user, UnitMoney money, Pays pays, Tasks tasks) {
        this.user = user;
        this.money = money;
        this.pays = pays;
        this.tasks = tasks;
    }

    @GetMapping("/home")
    String home(Words words, Model model) {
        Actor actor = user.actor();
        UUID party = actor.party();
        if (party == null) {
            return actor.isStaff() ? "redirect:/desk/worklist" : "redirect:/profile";
        }
        List<Pays.Due> dues = pays.of(party);
        List<TaskRow> waiting = tasks.of(party, words);
        model.addAttribute(
                "home",
                new Home(
                        firstName(actor.name()),
                        money.of(party, words),
                        pays.next(dues, words),
                        waiting,
                        pays.coming(dues, words)));
        return "portal/home";
    }

    private static String firstName(String name) {
        String stripped = name.strip();
        int space = stripped.indexOf(' ');
        return space < 0 ? stripped : stripped.substring(0, space);
    }
}
