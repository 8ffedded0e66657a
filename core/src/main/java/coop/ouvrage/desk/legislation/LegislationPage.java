package coop.ouvrage.desk.legislation;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.OwnFigure;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the law says on a day, each figure with its source and how well it is known. */
@Controller
class LegislationPage {

    private final Legislation legislation;
    private final OwnFigures figures;
    private final Permissions permissions;

    LegislationPage(Legislation legislation, OwnFigures figures, Permissions permissions) {
        this.legislation = legislation;
        this.figures = figures;
        this.permissions = permissions;
    }

    @GetMapping("/desk/legislation")
    String onDay(Form form, Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        LocalDate day = day(form, words);
        Map<OwnFigure, String> waiting = new LinkedHashMap<>();
        figures.waiting()
                .forEach(figure -> waiting.put(
                        figure,
                        legislation
                                .parameter(figure.parameter())
                                .map(parameter -> LawOnDay.name(parameter, words))
                                .orElse(figure.parameter())));
        model.addAttribute("waiting", waiting);
        model.addAttribute("it", LawOnDay.of(legislation, day, filter(form, day), form, words));
        return "desk/legislation";
    }

    private static LocalDate day(Form form, Words words) {
        LocalDate day = form.text("on").isEmpty() ? null : form.day("on");
        return day == null ? words.today() : day;
    }

    /** Which parameters to show: all, those to check, or those of which nothing is known that day. */
    private static Predicate<Parameter> filter(Form form, LocalDate day) {
        Predicate<Parameter> chapter = parameter ->
                form.text("chapter").isEmpty() || parameter.chapter().equals(form.text("chapter"));
        return chapter.and(
                switch (form.text("show")) {
                    case "unverified" ->
                        parameter -> is(parameter, day, v -> !v.markOn(day).isVerified());
                    case "unconfirmed" -> parameter -> is(parameter, day, v -> !v.isConfirmedOn(day));
                    case "unknown" -> parameter -> parameter.on(day).isEmpty();
                    default -> parameter -> true;
                });
    }

    private static boolean is(Parameter parameter, LocalDate day, Predicate<DatedValue> test) {
        Optional<DatedValue> value = parameter.on(day);
        return value.isPresent() && test.test(value.get());
    }
}
