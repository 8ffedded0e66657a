package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.SimulatedWage;
import coop.ouvrage.payroll.WageSimulation;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What is left of a price, and what a wage costs, for anybody. The address holds the whole question, so that it can be shared; it names
 * nobody, and nothing is kept.
 */
@Controller
class SimulatorPage {

    private final PayCalculator law;
    private final Policies policies;

    SimulatorPage(PayCalculator law, Policies policies) {
        this.law = law;
        this.policies = policies;
    }

    /** Strangers may open it. */
    @Configuration(proxyBeanMethods = false)
    static class Door {

        @Bean
        PublicPaths simulatorPaths() {
            return PublicPaths.of("/simulator");
        }
    }

    @GetMapping("/simulator")
    String simulator(Form form, Words words, Model model, HttpServletResponse response) {
        boolean asked = !form.text("amount").isEmpty();
        Form filled = asked ? form : SimulatorReader.start(words.today());
        SimulatorView view = asked ? answer(filled, words) : null;
        if (filled.isRefused()) {
            response.setStatus(422);
        }
        model.addAttribute("form", filled);
        model.addAttribute("link", SimulatorReader.link(filled));
        model.addAttribute("answer", view);
        return "payroll/simulator";
    }

    private @Nullable SimulatorView answer(Form form, Words words) {
        SimulatorReader reader = new SimulatorReader(form, law, policies);
        Money amount = reader.amount();
        WageTerms terms = reader.terms();
        if (amount == null || terms == null || form.isRefused()) {
            return null;
        }
        WageSimulation simulation = new WageSimulation(law);
        Outcome<SimulatedWage> outcome = switch (form.text("goal")) {
            case "budget" -> simulation.fromBudget(amount, terms);
            case "gross" -> simulation.fromGross(amount, terms);
            case "net" -> simulation.fromNet(amount, terms);
            default -> simulation.fromPrice(amount, terms);
        };
        SimulatedWage wage = form.accept(outcome, SimulatorReader.MENDED_AT);
        return wage == null ? null : SimulatorView.of(wage, terms, law, words);
    }
}
