package coop.ouvrage.transfers;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transfers.InternalInvoice.State;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why one unit may not charge another, or a charge may not be decided. */
@Component
class InternalRules {

    private static final int LONGEST = 200;

    private final Units units;
    private final InternalSale sale;

    InternalRules(Units units, InternalSale sale) {
        this.units = units;
        this.sale = sale;
    }

    List<Refusal> ofProposal(InternalInvoices.Proposal asked) {
        List<Refusal> refusals = new ArrayList<>();
        ProductionUnit seller = units.get(asked.seller());
        Optional<ProductionUnit> buyer = units.ofCode(asked.buyer());
        if (buyer.isEmpty() || !buyer.get().open() || buyer.get().holderOrNone() == null) {
            refusals.add(Refusal.of("transfers.unit_unknown"));
        } else {
            refusals.addAll(ofPair(seller, buyer.get()));
        }
        if (asked.title().isBlank() || asked.title().length() > LONGEST) {
            refusals.add(Refusal.of("transfers.title_missing", "longest", LONGEST));
        }
        if (!asked.amount().isPositive()) {
            refusals.add(Refusal.of("transfers.amount_missing"));
        }
        return refusals;
    }

    private List<Refusal> ofPair(ProductionUnit seller, ProductionUnit buyer) {
        List<Refusal> refusals = new ArrayList<>();
        if (seller.id().equals(buyer.id())) {
            refusals.add(Refusal.of("transfers.same_unit"));
        }
        // A trial unit keeps no money after its job: a transfer asks for the share first.
        if (isTrial(seller) || isTrial(buyer)) {
            refusals.add(Refusal.of("transfers.share_first"));
        }
        if (!seller.entity().equals(buyer.entity())
                && sale.client(buyer.entity())
                        .filter(coop.ouvrage.customer.Client::mayBeInvoiced)
                        .isEmpty()) {
            refusals.add(Refusal.of("transfers.entity_no_client"));
        }
        return refusals;
    }

    private static boolean isTrial(ProductionUnit unit) {
        return unit.kind() == ProductionUnit.Kind.TRIAL;
    }

    List<Refusal> waiting(InternalInvoice document) {
        return document.state() == State.PROPOSED ? List.of() : List.of(Refusal.of("transfers.not_waiting"));
    }

    List<Refusal> ofReason(String reason) {
        return reason.isBlank() || reason.length() > LONGEST
                ? List.of(Refusal.of("transfers.reason_missing", "longest", LONGEST))
                : List.of();
    }

    List<Refusal> ofReversal(InternalInvoice document) {
        if (document.invoice() != null) {
            return List.of(Refusal.of("transfers.credit_the_invoice"));
        }
        return document.state() == State.AGREED && !document.isReversal()
                ? List.of()
                : List.of(Refusal.of("transfers.not_agreed"));
    }
}
