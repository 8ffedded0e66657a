package coop.ouvrage.desk.legislation;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the law says on a day, each figure with its source and how well it is known; and one figure over time. */
@Controller
class LegislationPage {

    private final Legislation legislation;
    private final Permissions permissions;

    LegislationPage(Legislation legislation, Permissions permissions) {
        this.legislation = legislation;
        this.permissions = permissions;
    }

    @GetMapping("/desk/legislation")
    String onDay(Form form, Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        LocalDate day = day(form, words);
        model.addAttribute("it", LawOnDay.of(legislation, day, filter(form, day), form, words));
        return "desk/legislation";
    }

    @GetMapping("/desk/legislation/{chapter}/{name}")
    String overTime(@PathVariable String chapter, @PathVariable String name, Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        Parameter parameter = legislation.parameter(chapter + "/" + name).orElseThrow(NotFound::new);
        model.addAttribute("it", LawOverTime.of(parameter, legislation, words));
        return "desk/parameter";
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
                        parameter -> is(parameter, day, v -> !v.mark().isVerified());
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
