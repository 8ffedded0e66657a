package coop.ouvrage.payroll.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.Advance;
import coop.ouvrage.payroll.Advances;
import coop.ouvrage.payroll.ReturnedAdvances;
import coop.ouvrage.web.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Advances for programs: asked for by the worker, granted or refused by payroll. */
@RestController
@RequestMapping("/api/v1/advances")
class AdvanceApi {

    private final Advances advances;
    private final ReturnedAdvances returned;

    AdvanceApi(Advances advances, ReturnedAdvances returned) {
        this.advances = advances;
        this.returned = returned;
    }

    /** An advance; amounts are decimal text. */
    record AdvanceJson(
            UUID id,
            UUID contract,
            String state,
            String amount,
            String taken,
            LocalDate askedOn,
            String reason,
            String decision) {

        static AdvanceJson of(Advance advance) {
            return new AdvanceJson(
                    advance.id(),
                    advance.contract(),
                    advance.state().name(),
                    advance.amount().toString(),
                    advance.taken().toString(),
                    advance.askedOn(),
                    advance.reason(),
                    advance.decision());
        }
    }

    /** What may be asked for on a contract now. */
    record OfferJson(UUID contract, String most) {}

    /** One's own advances, and what may be asked for. */
    record MineJson(List<OfferJson> offers, List<AdvanceJson> advances) {}

    /** A request; the amount is decimal text. */
    record AskJson(UUID contract, Money amount, String reason) {}

    /** Its identity. */
    record AskedJson(UUID id) {}

    @GetMapping
    MineJson mine() {
        return new MineJson(
                advances.offers().stream()
                        .map(offer -> new OfferJson(
                                offer.contract().id().value(), offer.most().toString()))
                        .toList(),
                advances.mine().stream().map(AdvanceJson::of).toList());
    }

    @PostMapping
    AskedJson ask(@RequestBody AskJson asked) {
        return new AskedJson(advances.ask(new ContractId(asked.contract()), asked.amount(), asked.reason())
                .orThrow());
    }

    @PostMapping("/{id}/grant")
    AskedJson grant(@PathVariable UUID id) {
        return new AskedJson(PayslipPages.known(() -> advances.grant(id)).orThrow());
    }

    /** Pays what came back from the bank after a wage was lowered by it. */
    @PostMapping("/{id}/again")
    AskedJson again(@PathVariable UUID id) {
        return new AskedJson(PayslipPages.known(() -> returned.payAgain(id)).orThrow());
    }

    @PostMapping("/{id}/refuse")
    AskedJson refuse(@PathVariable UUID id, @RequestBody Reason refused) {
        return new AskedJson(
                PayslipPages.known(() -> advances.refuse(id, refused.reason())).orThrow());
    }
}
