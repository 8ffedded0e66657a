package coop.ouvrage.jobs;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.Assignment;
import coop.ouvrage.employment.ContractEstimate;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.ContractPrice;
import coop.ouvrage.employment.ContractTerms;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.Pay;
import coop.ouvrage.guarantee.CoverAnswer;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.EmploymentBudget;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.payroll.PayPreviews;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Calculates a job before it exists: price, contribution, charge, gross, net, cover, and every refusal. Writes nothing. */
@Service
public class JobAnswers {

    /** Stands for a job that has no identity yet. */
    static final UUID NOT_YET = new UUID(0, 0);

    private final QuotePrices prices;
    private final Contracts contracts;
    private final PayPreviews previews;
    private final Guarantee guarantee;
    private final Units units;
    private final Policies policies;
    private final BusinessTime time;

    JobAnswers(
            QuotePrices prices,
            Contracts contracts,
            PayPreviews previews,
            Guarantee guarantee,
            Units units,
            Policies policies,
            BusinessTime time) {
        this.prices = prices;
        this.contracts = contracts;
        this.previews = previews;
        this.guarantee = guarantee;
        this.units = units;
        this.policies = policies;
        this.time = time;
    }

    /** The answer to a form as it stands. */
    public JobAnswer answer(JobDraft draft) {
        ProductionUnit unit = units.get(draft.unit());
        List<Refusal> refusals = new ArrayList<>();
        Outcome<Money> price = price(draft, unit);
        refusals.addAll(price.refusals());
        Money exclVat = price instanceof Outcome.Done<Money>(Money value) ? value : Money.ZERO;
        Money contribution = prices.contribution(exclVat);
        Money budget = exclVat.minus(contribution).minus(draft.costs());
        VatCase vat = prices.vatCase(draft.unit(), draft.client(), draft.supply());
        if (vat.code().equals(VatRules.EXEMPT_ENTITY)) {
            refusals.add(Refusal.of("invoicing.exempt_entity"));
        } else if (vat.refused() || draft.supply() == Supply.DISBURSEMENT) {
            refusals.add(
                    Refusal.of("jobs.supply_refused", "supply", draft.supply().name()));
        }
        if (refusals.isEmpty() && !budget.isPositive()) {
            refusals.add(Refusal.of("jobs.no_wage_left", "costs", draft.costs(), "contribution", contribution));
        }
        ContractPrice contract = null;
        List<Refusal> notices = List.of();
        if (budget.isPositive()) {
            ContractEstimate estimate = contracts.estimate(terms(draft, unit, NOT_YET, new Pay.Budget(budget)));
            contract = estimate.price();
            refusals.addAll(estimate.refusals());
            notices = estimate.notices();
        }
        PayPreview pay = contract == null ? null : pay(draft, unit, contract, refusals);
        CoverAnswer cover = contract == null
                ? null
                : cover(draft, unit, exclVat.plus(exclVat.times(vat.rate())), contribution, contract.charge());
        return new JobAnswer(
                exclVat,
                vat,
                exclVat.times(vat.rate()),
                policies.rate("invoicing.contribution", time.today()),
                contribution,
                draft.costs(),
                budget,
                contract,
                pay,
                contract == null || pay == null ? null : netAtFlatTax(draft, unit, contract),
                cover,
                refusals,
                notices);
    }

    /** The price that the goal asks for; a price is rounded up so that what is aimed at fits. */
    private Outcome<Money> price(JobDraft draft, ProductionUnit unit) {
        return switch (draft.goal()) {
            case JobDraft.Goal.Price(Money amount) ->
                amount.isPositive() ? Outcome.done(amount) : Outcome.refused(Refusal.of("jobs.amount_not_positive"));
            case JobDraft.Goal.Gross(Money gross) ->
                gross.isPositive()
                        ? Outcome.done(priceOf(gross, draft, unit))
                        : Outcome.refused(Refusal.of("jobs.amount_not_positive"));
            case JobDraft.Goal.Net(Money net) ->
                net.isPositive()
                        ? forNet(draft, unit, net)
                                .map(preview -> priceOf(preview.answer().gross(), draft, unit))
                        : Outcome.refused(Refusal.of("jobs.amount_not_positive"));
        };
    }

    private Money priceOf(Money gross, JobDraft draft, ProductionUnit unit) {
        BigDecimal rate = policies.rate("invoicing.contribution", time.today());
        return new EmploymentBudget(coefficient(gross, draft, unit), rate).price(gross, draft.costs());
    }

    /** The coefficient of the contract itself: a student's may be partly above the quota. */
    private BigDecimal coefficient(Money gross, JobDraft draft, ProductionUnit unit) {
        ContractPrice contract = draft.kind() == ContractKind.STUDENT
                ? contracts
                        .estimate(terms(draft, unit, NOT_YET, new Pay.Gross(gross)))
                        .price()
                : null;
        return contract == null ? coefficient(draft.kind()) : contract.coefficient();
    }

    private BigDecimal coefficient(ContractKind kind) {
        return policies.rate("payroll.coefficient." + kind.name().toLowerCase(Locale.ROOT), time.today());
    }

    private Outcome<PayPreview> forNet(JobDraft draft, ProductionUnit unit, Money net) {
        if (draft.days().isEmpty()) {
            return Outcome.refused(Refusal.of("employment.no_days"));
        }
        ContractEstimate hours = contracts.estimate(terms(draft, unit, NOT_YET, new Pay.Gross(net)));
        if (hours.price() == null) {
            return Outcome.refused(hours.refusals());
        }
        return previews.forNet(
                draft.worker(),
                unit.entity(),
                draft.kind(),
                draft.days().getLast().date(),
                hours.price().paidHours(),
                net);
    }

    private @Nullable PayPreview pay(
            JobDraft draft, ProductionUnit unit, ContractPrice contract, List<Refusal> refusals) {
        Outcome<PayPreview> preview = previews.preview(
                draft.worker(),
                unit.entity(),
                draft.kind(),
                draft.days().getLast().date(),
                contract.paidHours(),
                contract.gross());
        refusals.addAll(preview.refusals());
        return preview instanceof Outcome.Done<PayPreview>(PayPreview value) ? value : null;
    }

    /** An officer may choose the flat tax once there is a contract: until then the form says both. */
    private @Nullable Money netAtFlatTax(JobDraft draft, ProductionUnit unit, ContractPrice contract) {
        if (!FlatTax.isPossible(draft.kind(), draft.post())) {
            return null;
        }
        LocalDate last = draft.days().getLast().date();
        return previews.atFlatTax(draft.worker(), unit.entity(), last, contract.paidHours(), contract.gross())
                        instanceof Outcome.Done<PayPreview>(PayPreview value)
                ? value.answer().net()
                : null;
    }

    private CoverAnswer cover(JobDraft draft, ProductionUnit unit, Money inclVat, Money contribution, Money charge) {
        return guarantee.assess(new CoverRequest(
                unit.entity(),
                draft.client(),
                draft.unit(),
                NOT_YET,
                unit.holder(),
                List.of(draft.worker()),
                inclVat,
                contribution,
                charge,
                draft.costs(),
                true));
    }

    static ContractTerms terms(JobDraft draft, ProductionUnit unit, UUID job, Pay pay) {
        return new ContractTerms(
                new Assignment(unit.entity(), job, null, draft.unit(), unit.holder(), draft.worker()),
                draft.kind(),
                draft.days(),
                pay,
                draft.post());
    }
}
