package coop.ouvrage.country.be.employment;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.employment.spi.WorkRules.Sourced;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Legislation;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Belgian law on days without work. Illness: law of 3 July 1978 on work contracts, article 70, for employees without an end or for three
 * months and more; artists under a work contract are taken for employees here (own reading). Leave of artists is paid by the national
 * office for annual holidays, as that of all whose contributions bear on 108 %.
 */
@Component
final class BelgianAbsences implements AbsenceRules {

    private final Legislation legislation;

    BelgianAbsences(Legislation legislation) {
        this.legislation = legislation;
    }

    @Override
    public Sourced<Integer> guaranteedDays(LocalDate day, ContractKind kind) {
        return number(
                day,
                kind == ContractKind.ARTIST
                        ? "employment/guaranteed_wage_days_artist"
                        : "employment/guaranteed_wage_days");
    }

    @Override
    public Sourced<Integer> leastMonths(LocalDate day) {
        return number(day, "employment/guaranteed_wage_least_months");
    }

    @Override
    public Sourced<Integer> relapseDays(LocalDate began) {
        return number(began, "employment/relapse_days");
    }

    @Override
    public Sourced<Integer> holidaysInSuspension(LocalDate day) {
        return number(day, "employment/public_holiday_in_suspension_days");
    }

    @Override
    public Sourced<Integer> leaveWeeks(LocalDate day) {
        return number(day, "holiday_pay/leave_weeks");
    }

    @Override
    public Sourced<Integer> leaveMonthDay(LocalDate month) {
        return number(month, "holiday_pay/leave_month_day");
    }

    @Override
    public Sourced<BigDecimal> earlierLeavePaid(LocalDate day) {
        return figure(day, "holiday_pay/earlier_leave_paid_share");
    }

    @Override
    public Sourced<BigDecimal> earlierLeaveMost(LocalDate day) {
        return figure(day, "holiday_pay/earlier_leave_settlement_most");
    }

    @Override
    public boolean employerPaysLeave(ContractKind kind) {
        return kind == ContractKind.EMPLOYEE;
    }

    private Sourced<Integer> number(LocalDate day, String parameter) {
        Sourced<BigDecimal> figure = figure(day, parameter);
        return new Sourced<>(figure.value().intValueExact(), figure.source(), figure.mark());
    }

    private Sourced<BigDecimal> figure(LocalDate day, String parameter) {
        Figure figure = legislation.on(day).figure(parameter);
        return new Sourced<>(
                figure.value(),
                legislation.named(figure.citation().sources()),
                figure.citation().mark().name());
    }
}
