package coop.ouvrage.country.be.employment;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Classes of functions by joint committee, and the lowest pay of each. What is not in the list is refused, never guessed. */
final class Functions {

    private static final String PARAMETER = "employment/functions";
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);

    List<String> classes(Law law) {
        Table committees = law.table(PARAMETER);
        return committees.keys().stream()
                .flatMap(committee -> committees.cell(committee).keys().stream().map(name -> committee + "/" + name))
                .toList();
    }

    List<Refusal> refusals(Law law, Post post) {
        Table committees = law.table(PARAMETER);
        if (!committees.keys().contains(post.committee())) {
            return List.of(Refusal.of(
                    "employment.committee_unknown",
                    "committee",
                    post.jointCommittee(),
                    "known",
                    String.join(", ", committees.keys())));
        }
        if (post.functionClass().isEmpty()) {
            return List.of();
        }
        List<String> known = classes(law).stream()
                .filter(name -> name.startsWith(post.committee() + "/"))
                .toList();
        if (!known.contains(post.functionClass())) {
            return List.of(Refusal.of(
                    "employment.function_unknown",
                    "function",
                    post.functionClass(),
                    "committee",
                    post.jointCommittee(),
                    "known",
                    known.isEmpty() ? "—" : String.join(", ", known)));
        }
        // The scale of joint committee 200 is estimated from the year before; any other must have a value of its own.
        return post.committee().equals("200") || law.has(parameter(law, post))
                ? List.of()
                : List.of(Refusal.of(
                        "employment.function_without_scale", "function", post.functionClass(), "day", law.day()));
    }

    private static String parameter(Law law, Post post) {
        return law.table(PARAMETER)
                .cell(post.committee())
                .cell(post.functionClass().substring(post.functionClass().indexOf('/') + 1))
                .text();
    }

    /** The lowest pay of a class that is one monthly amount; empty for work without a class and for scales with steps. */
    Optional<MinimumPay> pay(Law law, Post post) {
        if (post.functionClass().isEmpty()
                || post.committee().equals("200")
                || !refusals(law, post).isEmpty()) {
            return Optional.empty();
        }
        Figure month = law.figure(parameter(law, post));
        BigDecimal week = law.figure("working_time/hours_per_week").value();
        BigDecimal hour = month.value().multiply(MONTHS).divide(WEEKS.multiply(week), 4, RoundingMode.HALF_UP);
        return Optional.of(new MinimumPay(
                hour,
                post.functionClass(),
                BelgianLegislation.get().named(month.citation().sources()),
                month.citation().mark().name()));
    }
}
