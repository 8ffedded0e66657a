package coop.ouvrage.payroll.web;

import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the tax withheld from a wage in sentences. The country's pack has a sentence for the steps that a worker should know of
 * ({@code why.<step>}, {@code why.<step>.zero} where it leaves nothing), and one for a tax of one step ({@code why.<step>.alone}).
 */
final class TaxWords {

    private final Words words;

    TaxWords(Words words) {
        this.words = words;
    }

    /** Empty where nothing is taxed, and on a payslip that leaves no work. */
    Optional<TaxView> of(Payslip payslip, PayslipData data) {
        PayAnswer answer = data.answer();
        if (answer == null || taxes(answer).isEmpty()) {
            return Optional.empty();
        }
        Money withheld =
                Money.sum(taxes(answer).stream().map(PayLine::amount).toList()).negate();
        List<String> why = sentences(answer.trace());
        if (why.size() > 1) {
            return Optional.of(new TaxView(withheld, why, family(data.household(), payslip)));
        }
        List<String> alone = alone(answer.trace(), taxes(answer));
        return alone.isEmpty() && why.isEmpty()
                ? Optional.empty()
                : Optional.of(new TaxView(withheld, alone.isEmpty() ? why : alone, ""));
    }

    private static List<PayLine> taxes(PayAnswer answer) {
        return answer.lines().stream()
                .filter(line -> line.kind() == LineKind.TAX)
                .toList();
    }

    private List<String> sentences(Trace trace) {
        List<String> why = new ArrayList<>();
        for (Step step : trace.steps()) {
            String key = "why." + step.code() + (step.result().signum() == 0 ? ".zero" : "");
            if (words.has(key)) {
                why.add(words.t(key, "amount", Money.of(step.result())));
            }
        }
        return why;
    }

    private List<String> alone(Trace trace, List<PayLine> taxes) {
        return trace.steps().stream()
                .filter(step -> taxes.stream().anyMatch(line -> line.code().equals(step.code())))
                .map(step -> "why." + step.code() + ".alone")
                .filter(words::has)
                .map(words::t)
                .toList();
    }

    private String family(@Nullable Household household, Payslip payslip) {
        if (household == null) {
            return "";
        }
        String partner = words.t(
                household.resident()
                        ? "payroll.tax.partner." + household.partner()
                        : "payroll.tax.partner.not_resident");
        int dependants = household.children() + household.otherDependants() + household.dependantsInCare();
        return words.t(
                "payroll.tax.family",
                "partner",
                partner,
                "dependants",
                words.count("payroll.tax.dependants", dependants),
                "year",
                Integer.toString(payslip.month().getYear()));
    }
}
