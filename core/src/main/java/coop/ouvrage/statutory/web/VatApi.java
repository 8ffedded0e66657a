package coop.ouvrage.statutory.web;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.statutory.Span;
import coop.ouvrage.statutory.VatReturn;
import coop.ouvrage.statutory.VatReturns;
import coop.ouvrage.web.NotFound;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** VAT returns for programs. */
@RestController
@RequestMapping("/api/v1/vat")
class VatApi {

    private final VatReturns returns;
    private final LegalEntities entities;

    VatApi(VatReturns returns, LegalEntities entities) {
        this.returns = returns;
        this.entities = entities;
    }

    /**
     * @param closed whether the books of the period are closed, so that nothing changes any more
     * @param doubts codes of what the tax office would ask about
     */
    record ReturnJson(String entity, String period, boolean closed, Map<String, Money> grids, List<String> doubts) {}

    /** The grids of a month or quarter ({@code 2026-11}, {@code 2026-Q4}) as the books have them now. */
    @GetMapping("/{entity}/{period}")
    ReturnJson vat(@PathVariable String entity, @PathVariable String period) {
        Span span = Span.parse(period).orElseThrow(NotFound::new);
        if (entities.find(entity).isEmpty()) {
            throw new NotFound();
        }
        VatReturn vat = returns.of(entity, span);
        return new ReturnJson(entity, span.toString(), vat.closed(), vat.grids(), vat.doubts());
    }
}
