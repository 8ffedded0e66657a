package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.Checklist;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.ledger.spi.ClosingCheck;
import coop.ouvrage.ledger.spi.ClosingCheck.State;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The checklist of a month: each item with its state, its reason and the way to it. */
@Controller
class ChecklistPages {

    private final Checklist checklist;
    private final LegalEntities entities;
    private final Periods periods;

    ChecklistPages(Checklist checklist, LegalEntities entities, Periods periods) {
        this.checklist = checklist;
        this.entities = entities;
        this.periods = periods;
    }

    @GetMapping("/desk/accounting")
    String month(Form form, Words words, Model model) {
        String entity = entities.asked(form.text("entity"));
        LocalDate day = form.dayIfGiven("month");
        YearMonth month = day == null ? next(entity, words) : YearMonth.from(day);
        form.with("entity", entity).with("month", month.atDay(1));
        List<ClosingCheck.Item> items = checklist.of(entity, month);
        model.addAttribute(
                "list",
                new ChecklistPage(
                        form,
                        entities.names(),
                        month.atDay(1),
                        items.stream().filter(i -> i.state() == State.BLOCKS).count(),
                        items.stream().filter(i -> i.state() == State.LOOK).count(),
                        items.stream().map(item -> row(item, words)).toList()));
        return "accounting/checklist";
    }

    private YearMonth next(String entity, Words words) {
        YearMonth closed = periods.lastClosed(entity);
        return closed == null ? YearMonth.from(words.today()).minusMonths(1) : closed.plusMonths(1);
    }

    private static ChecklistPage.Row row(ClosingCheck.Item item, Words words) {
        List<Object> values = new ArrayList<>();
        item.values().forEach((name, value) -> values.addAll(List.of(name, value)));
        return new ChecklistPage.Row(
                mark(item.state()),
                words.t("closing.state." + item.state()),
                words.t("closing." + item.code()),
                words.t("closing." + item.code() + (item.state() == State.GOOD ? ".good" : ".open"), values.toArray()),
                item.href());
    }

    private static Mark mark(State state) {
        return switch (state) {
            case GOOD -> Mark.GOOD;
            case LOOK -> Mark.WAIT;
            case BLOCKS -> Mark.STOP;
        };
    }
}
