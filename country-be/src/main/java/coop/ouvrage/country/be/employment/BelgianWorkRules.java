package coop.ouvrage.country.be.employment;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.country.be.payroll.EmployerProfile;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.employment.spi.TimeFinding;
import coop.ouvrage.employment.spi.TimePlan;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Belgian law on short work contracts, from the dated figures of the pack. */
@Component
final class BelgianWorkRules implements WorkRules {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int ADULT = 21;
    private static final String SCALE = "withholding_tax/annual_scale";

    private final Legislation legislation;
    private final PayCalculator calculator;
    private final Functions functions = new Functions();

    BelgianWorkRules(Legislation legislation) {
        this.legislation = legislation;
        this.calculator = new BelgianPayCalculator(legislation, EmployerProfile.LARGE);
    }

    /** Labour law of 16 March 1971, article 21: a period of work lasts at least three hours, with exceptions by decree or agreement. */
    @Override
    public Sourced<Integer> leastMinutes(LocalDate day) {
        return minutes(day, "working_time/minimum_shift_hours");
    }

    @Override
    public Sourced<Integer> mostMinutes(LocalDate day) {
        return minutes(day, "working_time/absolute_hours_per_day");
    }

    @Override
    public Sourced<BigDecimal> weekHours(LocalDate day) {
        Figure hours = law(day).figure("working_time/hours_per_week");
        return sourced(hours.value(), hours.citation());
    }

    /** The share is written as a fraction, such as 1/3. */
    @Override
    public Sourced<BigDecimal> leastPart(LocalDate day) {
        Table share = law(day).table("working_time/part_time_minimum_share");
        String[] parts = share.text().split("/", 2);
        BigDecimal value = parts.length == 1
                ? new BigDecimal(parts[0])
                : new BigDecimal(parts[0]).divide(new BigDecimal(parts[1]), 10, RoundingMode.DOWN);
        return sourced(value, share.citation());
    }

    private Sourced<Integer> minutes(LocalDate day, String parameter) {
        Figure hours = law(day).figure(parameter);
        return sourced(hours.value().multiply(MINUTES).intValueExact(), hours.citation());
    }

    @Override
    public List<TimeFinding> workingTime(TimePlan plan) {
        return new WorkingTime(plan, legislation).findings();
    }

    @Override
    public List<Refusal> post(LocalDate day, Post post) {
        return functions.refusals(law(day), post);
    }

    /** The scale of the withholding tax is published each December for the year that follows. */
    @Override
    public List<Refusal> wageLaw(LocalDate day) {
        return law(day).has(SCALE)
                ? List.of()
                : List.of(Refusal.of("legislation.no_value", "parameter", SCALE, "day", day));
    }

    @Override
    public List<String> functionClasses(LocalDate day) {
        return functions.classes(law(day));
    }

    /** The guaranteed minimum income by age, or the scale of the class where it is higher; in joint committee 200 at least class A. */
    @Override
    public Optional<MinimumPay> minimumPay(LocalDate day, ContractKind kind, Post post, @Nullable LocalDate birthDate) {
        int age = birthDate == null ? ADULT : Period.between(birthDate, day).getYears();
        String scale = kind == ContractKind.EMPLOYEE && post.committee().equals("200")
                ? "CP200/"
                        + (post.functionClass().startsWith("200/")
                                ? post.functionClass().substring(4)
                                : "A")
                : null;
        Outcome<MinimumWage> wage = calculator.minimumHourlyWage(new MinimumWageQuestion(
                day, coop.ouvrage.payroll.spi.ContractKind.valueOf(kind.name()), age, null, scale));
        if (!(wage instanceof Outcome.Done<MinimumWage>(MinimumWage value))) {
            return Optional.empty();
        }
        MinimumPay guaranteed = minimumPay(value, scale);
        return Optional.of(functions
                .pay(law(day), post)
                .filter(pay -> pay.hourly().compareTo(guaranteed.hourly()) > 0)
                .orElse(guaranteed));
    }

    private MinimumPay minimumPay(MinimumWage wage, @Nullable String scale) {
        List<String> sources = wage.trace().steps().stream()
                .flatMap(step -> step.terms().stream())
                .map(term -> term.citation())
                .filter(java.util.Objects::nonNull)
                .flatMap(citation -> citation.sources().stream())
                .distinct()
                .toList();
        Mark worst = wage.unverified().stream()
                .map(Citation::mark)
                .max(java.util.Comparator.naturalOrder())
                .orElse(Mark.V2);
        return new MinimumPay(
                wage.perHour(), scale == null ? "CCT43" : scale, legislation.named(sources), worst.name());
    }

    /**
     * Dutch in Flanders, French in Wallonia, German in the German-speaking area; in Brussels French or Dutch, as the worker speaks.
     * The law looks at the operating seat to which the worker is attached; for work of some days that is taken to be the place of
     * work. Work abroad follows the rule of Brussels, where the entity has its seat.
     */
    @Override
    public Sourced<String> languageOf(LocalDate day, Workplace place, String wished) {
        Region region = place.country().equals("BE") ? Region.of(place.postCode()) : Region.BRUSSELS;
        var rule = law(day).table("employment/contract_language")
                .cell(region.name().toLowerCase(java.util.Locale.ROOT));
        String language = rule.text().equals("worker") ? (wished.equals("nl") ? "nl" : "fr") : rule.text();
        return sourced(language, rule.citation());
    }

    @Override
    public Sourced<Integer> studentHours(LocalDate day) {
        Figure hours = law(day).figure("social_security/student_quota_hours");
        return sourced(hours.value().intValueExact(), hours.citation());
    }

    private Law law(LocalDate day) {
        return legislation.on(day);
    }

    private <T> Sourced<T> sourced(T value, Citation citation) {
        return new Sourced<>(
                value, legislation.named(citation.sources()), citation.mark().name());
    }
}
