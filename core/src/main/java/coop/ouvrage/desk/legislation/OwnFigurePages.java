package coop.ouvrage.desk.legislation;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.legislation.Cells;
import coop.ouvrage.legislation.DatedValue;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.OwnFigure;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.legislation.Parameter;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One parameter of the law over time, and the form by which the house sets or confirms a value of it. */
@Controller
class OwnFigurePages {

    private static final String CELL = "cell/";

    private static final Map<String, String> FIELDS = Map.of(
            "legislation.day_missing", "from",
            "legislation.ends_before", "until",
            "legislation.source_missing", "source",
            "legislation.no_address", "url",
            "legislation.mark_missing", "mark");

    private final Legislation legislation;
    private final OwnFigures figures;
    private final Permissions permissions;
    private final Users users;

    OwnFigurePages(Legislation legislation, OwnFigures figures, Permissions permissions, Users users) {
        this.legislation = legislation;
        this.figures = figures;
        this.permissions = permissions;
        this.users = users;
    }

    @GetMapping("/desk/legislation/{chapter}/{name}")
    String show(@PathVariable String chapter, @PathVariable String name, Words words, Model model) {
        permissions.require(Permission.POLICY_READ);
        return page(parameter(chapter, name), Form.empty(), words, model);
    }

    @PostMapping("/desk/legislation/{chapter}/{name}")
    String propose(
            @PathVariable String chapter,
            @PathVariable String name,
            Form form,
            Words words,
            Model model,
            HttpServletResponse response) {
        Parameter parameter = parameter(chapter, name);
        LocalDate from = form.text("from").isEmpty() ? null : form.day("from");
        LocalDate until = form.text("until").isEmpty() ? null : form.day("until");
        if (!form.isRefused()) {
            Outcome<UUID> outcome = figures.propose(draft(parameter, from, until, form));
            outcome.refusals().forEach(refusal -> form.refuse(field(refusal), refusal));
        }
        if (form.isRefused()) {
            response.setStatus(422);
            return page(parameter, form, words, model);
        }
        return back(parameter);
    }

    private static OwnFigures.Draft draft(
            Parameter parameter, @Nullable LocalDate from, @Nullable LocalDate until, Form form) {
        Map<String, String> cells = new LinkedHashMap<>();
        Cells.of(latest(parameter).content()).keySet().forEach(place -> cells.put(place, form.text(CELL + place)));
        return new OwnFigures.Draft(
                parameter.name(),
                from,
                until,
                cells,
                form.text("source"),
                form.text("publisher"),
                form.text("url"),
                form.choice("mark", Mark.class),
                form.text("note"));
    }

    private static String field(Refusal refusal) {
        Object cell = refusal.arguments().get("cell");
        return cell == null ? FIELDS.getOrDefault(refusal.code(), "") : CELL + cell;
    }

    @PostMapping("/desk/legislation/{chapter}/{name}/figures/{id}/force")
    String putInForce(
            @PathVariable String chapter,
            @PathVariable String name,
            @PathVariable UUID id,
            Words words,
            Model model,
            HttpServletResponse response) {
        return decided(parameter(chapter, name), figures.putInForce(id), words, model, response);
    }

    @PostMapping("/desk/legislation/{chapter}/{name}/figures/{id}/withdraw")
    String withdraw(
            @PathVariable String chapter,
            @PathVariable String name,
            @PathVariable UUID id,
            Words words,
            Model model,
            HttpServletResponse response) {
        return decided(parameter(chapter, name), figures.withdraw(id), words, model, response);
    }

    private String decided(
            Parameter parameter, Outcome<OwnFigure> outcome, Words words, Model model, HttpServletResponse response) {
        if (outcome.isDone()) {
            return back(parameter);
        }
        response.setStatus(422);
        return page(parameter, Form.empty().refuse(outcome.refusals()), words, model);
    }

    private String page(Parameter parameter, Form form, Words words, Model model) {
        DatedValue latest = latest(parameter);
        Map<String, String> cells = Cells.of(latest.content());
        cells.forEach((place, text) -> form.with(CELL + place, text));
        form.with("from", latest.from()).with("mark", Mark.V2);
        model.addAttribute("it", LawOverTime.of(parameter, legislation, words));
        model.addAttribute("form", form);
        model.addAttribute("cells", cells.keySet().stream().toList());
        model.addAttribute(
                "own",
                figures.of(parameter.name()).stream()
                        .map(figure -> row(parameter, figure, words))
                        .toList());
        model.addAttribute("maySet", permissions.allows(Permission.LEGISLATION_SET));
        return "desk/parameter";
    }

    private OwnFigureRow row(Parameter parameter, OwnFigure figure, Words words) {
        boolean may = permissions.allows(Permission.LEGISLATION_SET);
        boolean waits = figure.state() == OwnFigure.State.WAITING;
        boolean mine = figure.proposedBy().equals(figures.who());
        return new OwnFigureRow(
                figure,
                Cell.of(figure.content(), parameter.unit(), words),
                name(figure.proposedBy()),
                figure.decidedBy() == null ? "" : name(figure.decidedBy()),
                may && waits && !mine,
                may && (waits || figure.state() == OwnFigure.State.IN_FORCE && !mine));
    }

    private String name(UUID user) {
        return users.find(new UserId(user)).map(Users.User::name).orElse("–");
    }

    private static DatedValue latest(Parameter parameter) {
        return parameter.values().getLast();
    }

    private Parameter parameter(String chapter, String name) {
        return legislation.parameter(chapter + "/" + name).orElseThrow(NotFound::new);
    }

    private static String back(Parameter parameter) {
        return "redirect:/desk/legislation/" + parameter.name() + "#own";
    }
}
