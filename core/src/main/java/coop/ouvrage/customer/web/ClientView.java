package coop.ouvrage.customer.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientNote;
import coop.ouvrage.customer.VatCheck;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.web.spi.MyUnits.MyUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a holder sees of a client: nothing of what other units do with it.
 *
 * @param reach whether it receives e-invoices
 * @param vat what was last answered about its VAT number; null if nobody is asked
 * @param covered whether the guarantee would cover a new job; null if nobody can say
 */
public record ClientView(
        Client client,
        @Nullable Boolean covered,
        NetworkSign.Reach reach,
        @Nullable VatCheck vat,
        List<MyUnit> units,
        List<ClientNote> notes) {

    public String unitName(java.util.UUID unit) {
        return units.stream()
                .filter(mine -> mine.id().equals(unit))
                .map(MyUnit::name)
                .findFirst()
                .orElse("");
    }
}
