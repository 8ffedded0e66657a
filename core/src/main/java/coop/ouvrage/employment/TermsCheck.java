package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** What makes the terms of a contract impossible, in the order in which it is told. */
@Component
class TermsCheck {

    private static final Money MOST = Money.of("1000000.00");
    private static final int MOST_DAYS = 366;
    private static final int MOST_TEXT = 200;

    private final WorkRules rules;

    TermsCheck(WorkRules rules) {
        this.rules = rules;
    }

    /** Refusals of days and texts; while there are any, nothing can be priced. */
    List<Refusal> ofWork(ContractTerms terms) {
        List<Refusal> refusals = new ArrayList<>();
        if (terms.days().isEmpty()) {
            refusals.add(Refusal.of("employment.no_days"));
        } else if (terms.days().size() > MOST_DAYS) {
            refusals.add(Refusal.of("employment.too_many_days", "most", MOST_DAYS));
        }
        terms.days().forEach(day -> refusals.addAll(ofDay(day)));
        if (overlapping(terms.days())) {
            refusals.add(Refusal.of("employment.days_overlap"));
        }
        terms.days().stream()
                .map(WorkDay::date)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> refusals.addAll(rules.post(first, terms.post())));
        text(refusals, "function", terms.post().function());
        text(refusals, "place", terms.post().place().municipality());
        return refusals;
    }

    private List<Refusal> ofDay(WorkDay day) {
        if (!day.onTheClock()) {
            return List.of(Refusal.of("employment.no_such_time", "day", day.date()));
        }
        if (day.breakMinutes() < 0 || day.minutes() <= 0) {
            return List.of(Refusal.of("employment.day_without_work", "day", day.date()));
        }
        var most = rules.mostMinutes(day.date());
        return day.minutes() > most.value()
                ? List.of(Refusal.of(
                        "employment.day_too_long",
                        "day",
                        day.date(),
                        "most",
                        PaidDay.hours(most.value()),
                        "source",
                        most.source(),
                        "mark",
                        most.mark()))
                : List.of();
    }

    private static boolean overlapping(List<WorkDay> days) {
        List<WorkDay> sorted =
                days.stream().sorted(Comparator.comparing(WorkDay::startsAt)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).startsAt().isBefore(sorted.get(i - 1).endsAt())) {
                return true;
            }
        }
        return false;
    }

    private static void text(List<Refusal> refusals, String field, String value) {
        if (value.isBlank()) {
            refusals.add(Refusal.of("employment.text_missing", "field", field));
        } else if (value.length() > MOST_TEXT) {
            refusals.add(Refusal.of("employment.text_too_long", "field", field, "most", MOST_TEXT));
        }
    }

    /** A start that has passed: the form does not accept it and offers a regularisation request instead. */
    static List<Refusal> ofStart(ContractTerms terms, Instant now) {
        return terms.days().stream()
                .filter(day -> !day.startsAt().isAfter(now))
                .min(Comparator.comparing(WorkDay::startsAt))
                .map(day -> List.of(Refusal.of("employment.start_in_past", "day", day.date(), "time", day.start())))
                .orElse(List.of());
    }

    /** Refusals of pay. A wage below the minimum says what the minimum would cost. */
    static List<Refusal> ofPay(ContractTerms terms, ContractPrice price) {
        List<Refusal> refusals = new ArrayList<>();
        if (!price.gross().isPositive()) {
            refusals.add(Refusal.of("employment.pay_not_positive"));
        } else if (price.gross().compareTo(MOST) > 0) {
            refusals.add(Refusal.of("employment.pay_too_high", "most", MOST));
        }
        if (price.gross().compareTo(price.minimumGross()) < 0 && price.minimum() != null) {
            boolean budgetShort = terms.pay() instanceof Pay.Budget && price.raisedMinutes() > 0;
            refusals.add(Refusal.of(
                    budgetShort ? "employment.budget_below_minimum_hours" : "employment.below_minimum",
                    "gross",
                    price.gross(),
                    "minimum",
                    price.minimumGross(),
                    "hours",
                    price.paidHours(),
                    "hourly",
                    price.minimum().hourly(),
                    "charge",
                    price.minimumCharge(),
                    "source",
                    price.minimum().source(),
                    "mark",
                    price.minimum().mark()));
        }
        return refusals;
    }
}
