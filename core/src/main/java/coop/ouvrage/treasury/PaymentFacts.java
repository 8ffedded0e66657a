package coop.ouvrage.treasury;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a payment that came back or is held. Of a wage only its batch: finance sees wages as totals. */
@Component
class PaymentFacts implements ItemFacts {

    private final SentPayments sent;
    private final BatchStore batches;

    PaymentFacts(SentPayments sent, BatchStore batches) {
        this.sent = sent;
        this.batches = batches;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("payment");
    }

    @Override
    public List<Fact> of(Item item) {
        return sent.find(item.subject()).map(this::facts).orElse(List.of());
    }

    private List<Fact> facts(SentPayment payment) {
        List<Fact> facts = new ArrayList<>();
        if (!payment.clears().isPayOfOne()) {
            facts.add(Fact.of("treasury.fact.from", payment.beneficiary()));
            facts.add(Fact.of("treasury.fact.account", payment.iban()));
            facts.add(Fact.of("treasury.fact.text", payment.remittance()));
        }
        batches.find(payment.batch()).ifPresent(batch -> {
            facts.add(Fact.of("treasury.batches.reference", batch.reference()).at("/desk/batches/" + batch.id()));
            facts.add(Fact.of("ledger.entity", batch.entity()));
        });
        return facts;
    }
}
