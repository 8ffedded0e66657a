package coop.ouvrage.jobs;

import coop.ouvrage.employment.ContractPrice;
import coop.ouvrage.guarantee.CoverAnswer;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the form answers while it is filled in: from the price to the net, and what stands in the way.
 *
 * @param contract the priced contract; null while days or texts are impossible
 * @param pay null while no wage can be calculated
 * @param cover null while the client is not chosen
 * @param netAtFlatTax of a performing artist, should an officer choose the flat tax for the contract; null where it cannot be
 * @param refusals everything that would refuse the job now, in order
 * @param notices what is told of the work and refuses nothing
 */
public record JobAnswer(
        Money price,
        VatCase vatCase,
        Money vat,
        BigDecimal contributionRate,
        Money contribution,
        Money costs,
        Money wageBudget,
        @Nullable ContractPrice contract,
        @Nullable PayPreview pay,
        @Nullable Money netAtFlatTax,
        @Nullable CoverAnswer cover,
        List<Refusal> refusals,
        List<Refusal> notices) {

    public JobAnswer {
        refusals = List.copyOf(refusals);
        notices = List.copyOf(notices);
    }

    public Money inclVat() {
        return price.plus(vat);
    }

    /** What of the wage budget the charge leaves, since gross is cut to the cent. */
    public Money rest() {
        return contract == null ? Money.ZERO : wageBudget.minus(contract.charge());
    }

    public boolean possible() {
        return refusals.isEmpty();
    }
}
