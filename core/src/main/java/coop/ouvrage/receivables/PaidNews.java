package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows from payments: cover is given back, and those who wait for the invoices hear of it. */
@Component
class PaidNews {

    private final CoverUse cover;
    private final ApplicationEventPublisher events;

    PaidNews(CoverUse cover, ApplicationEventPublisher events) {
        this.cover = cover;
        this.events = events;
    }

    /** @param before items as they stood before the first of the settlements */
    void paid(List<Settlement> settlements, Map<UUID, OpenItem> before) {
        Map<UUID, OpenItem> now = new HashMap<>(before);
        Map<UUID, Money> repaid = new HashMap<>();
        Map<UUID, Money> contributions = new HashMap<>();
        Set<UUID> ended = new HashSet<>();
        List<InvoicePaid> news = new ArrayList<>();
        for (Settlement settlement : settlements) {
            OpenItem item = Objects.requireNonNull(now.get(settlement.invoice()));
            now.put(item.invoice(), item.after(settlement));
            if (settlement.kind() == Settlement.Kind.PAYMENT) {
                item.parts()
                        .forEach(part -> settlement.parts().stream()
                                .filter(share -> share.part() == part.number())
                                .forEach(share -> {
                                    repaid.merge(part.job(), share.cover(), Money::plus);
                                    contributions.merge(part.job(), share.contribution(), Money::plus);
                                }));
                boolean inFull = settlement.amount().equals(item.left());
                if (inFull) {
                    ended.addAll(item.jobs());
                }
                news.add(new InvoicePaid(item.invoice(), item.jobs(), settlement.on(), inFull));
            }
        }
        cover.repaid(repaid);
        cover.contributionsFreed(contributions);
        cover.ended(ended);
        if (!news.isEmpty()) {
            events.publishEvent(new InvoicesPaid(news));
            news.forEach(events::publishEvent);
        }
    }
}
