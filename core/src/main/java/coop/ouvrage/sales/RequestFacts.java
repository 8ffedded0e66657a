package coop.ouvrage.sales;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of an invoice that a member asks for. */
@Component
class RequestFacts implements ItemFacts {

    private final RequestStore requests;
    private final Parties parties;

    RequestFacts(RequestStore requests, Parties parties) {
        this.requests = requests;
        this.parties = parties;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("sale-request");
    }

    @Override
    public List<Fact> of(Item item) {
        return requests.find(item.subject())
                .map(request -> List.of(
                        Fact.of(
                                "invoicing.excl_vat",
                                Money.sum(request.sale().lines().stream()
                                        .map(line -> Money.of(line.quantity()
                                                .multiply(line.unitPrice())
                                                .setScale(2, java.math.RoundingMode.HALF_UP)
                                                .toPlainString()))
                                        .toList())),
                        Fact.of("sales.client", parties.name(request.sale().client())),
                        Fact.of("invoicing.title", request.sale().title()),
                        Fact.of("sales.asked", request.askedOn())))
                .orElse(List.of());
    }
}
