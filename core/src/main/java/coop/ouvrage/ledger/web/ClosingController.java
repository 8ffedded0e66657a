package coop.ouvrage.ledger.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.ledger.Closing;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.PeriodProposal;
import coop.ouvrage.ledger.PeriodProposals;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Closing and reopening of months, by two persons with their second factor. */
@Controller
class ClosingController {

    private final Periods periods;
    private final PeriodProposals proposals;
    private final LegalEntities entities;
    private final BookAccess access;
    private final CurrentUser user;
    private final StepUp stepUp;

    ClosingController(
            Periods periods,
            PeriodProposals proposals,
            LegalEntities entities,
            BookAccess access,
            CurrentUser user,
            StepUp stepUp) {
        this.periods = periods;
        this.proposals = proposals;
        this.entities = entities;
        this.access = access;
        this.user = user;
        this.stepUp = stepUp;
    }

    @GetMapping("/desk/ledger/closing")
    String months(Form form, coop.ouvrage.web.Words words, Model model) {
        access.read();
        return show(form, words.today(), model);
    }

    @PostMapping("/desk/ledger/closing/{entity}/propose")
    String propose(
            @PathVariable String entity,
            Form form,
            coop.ouvrage.web.Words words,
            Model model,
            HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        Closing.Kind kind = form.choice("kind", Closing.Kind.class);
        LocalDate month = form.day("month");
        if (kind != null && month != null) {
            form.accept(
                    proposals.propose(entities.get(entity).code(), YearMonth.from(month), kind, form.text("reason")),
                    Map.of("ledger.reason_missing", "reason"));
        }
        return form.isRefused()
                ? refused(form, words.today(), model, response)
                : Toast.redirect("/desk/ledger/closing", "period_proposed");
    }

    @PostMapping("/desk/ledger/closing/{entity}/confirm")
    String confirm(
            @PathVariable String entity,
            Form form,
            coop.ouvrage.web.Words words,
            Model model,
            HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        Outcome<Closing> outcome = proposals.confirm(entities.get(entity).code());
        form.refuse(outcome.refusals());
        return form.isRefused()
                ? refused(form, words.today(), model, response)
                : Toast.redirect("/desk/ledger/closing", "period_confirmed");
    }

    @PostMapping("/desk/ledger/closing/{entity}/withdraw")
    String withdraw(@PathVariable String entity) {
        proposals.withdraw(entities.get(entity).code());
        return Toast.redirect("/desk/ledger/closing", "period_withdrawn");
    }

    private String refused(Form form, LocalDate today, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return show(form, today, model);
    }

    private String show(Form form, LocalDate today, Model model) {
        model.addAttribute(
                "closing",
                new ClosingPage(
                        form, entities.all().stream().map(e -> books(e, today)).toList(), access.mayClose()));
        return "ledger/closing";
    }

    private ClosingPage.Books books(LegalEntity entity, LocalDate today) {
        YearMonth closed = periods.lastClosed(entity.code());
        PeriodProposal proposal = proposals.of(entity.code()).orElse(null);
        return new ClosingPage.Books(
                entity.code(),
                entity.name(),
                closed == null ? null : closed.atDay(1),
                next(closed, YearMonth.from(today)),
                proposal,
                proposal != null
                        && Objects.equals(
                                proposal.by(), user.id().map(id -> id.value()).orElse(null)),
                periods.history(entity.code()).stream().limit(12).toList());
    }

    /** After the last closed month, else the month before this one: the first closing may skip what was before Ouvrage. */
    private static @Nullable LocalDate next(@Nullable YearMonth closed, YearMonth now) {
        YearMonth next = closed == null ? now.minusMonths(1) : closed.plusMonths(1);
        return next.isBefore(now) ? next.atDay(1) : null;
    }
}
