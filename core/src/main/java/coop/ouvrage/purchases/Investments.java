package coop.ouvrage.purchases;

import coop.ouvrage.assets.Assets;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.einvoice.EInvoiceReader;
import coop.ouvrage.einvoice.ReadInvoice;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Part;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What of a document is used for years: it goes to the asset register, and a credit note takes it back there. */
@Component
class Investments {

    private final Assets assets;
    private final DocumentStore files;

    Investments(Assets assets, DocumentStore files) {
        this.assets = assets;
        this.files = files;
    }

    /** What was bought as one thing. */
    private record Thing(UUID id, Coding coding, Money cost) {

        private Thing plus(Thing other) {
            return new Thing(id, coding, cost.plus(other.cost));
        }
    }

    /** Of an invoice each part is a thing; of a credit note what goes back of one kind and unit is one. */
    private static List<Thing> things(Purchase purchase, List<Share> shares) {
        Map<Object, Thing> things = new LinkedHashMap<>();
        for (Share share : shares) {
            Coding coding = share.coding();
            if (coding.nature().isInvestment()) {
                Object key =
                        purchase.facts().credit() ? List.of(Purchase.unit(coding), coding.nature()) : share.purpose();
                things.merge(key, new Thing(share.purpose(), coding, share.cost()), Thing::plus);
            }
        }
        return List.copyOf(things.values());
    }

    List<Refusal> refusals(Purchase purchase, List<Share> shares) {
        List<Refusal> refusals = new ArrayList<>();
        for (Thing thing : things(purchase, shares)) {
            if (!thing.cost.isPositive()) {
                refusals.add(Refusal.of("purchases.investment_amount"));
            } else if (purchase.facts().credit()
                    && (purchase.facts().corrects() == null
                            || assets.worth(returned(purchase, thing)).isEmpty())) {
                refusals.add(Refusal.of("purchases.investment_unknown", "amount", thing.cost));
            }
        }
        return refusals;
    }

    void book(Purchase purchase, List<Share> shares, EntryDraft.Builder entry) {
        for (Thing thing : things(purchase, shares)) {
            UUID subject = Purchase.subject(thing.coding);
            if (purchase.facts().credit()) {
                assets.takeBack(returned(purchase, thing), subject, entry);
            } else {
                assets.acquire(acquired(purchase, thing), subject, entry);
            }
        }
    }

    private Assets.Acquired acquired(Purchase purchase, Thing thing) {
        return new Assets.Acquired(
                thing.id,
                Objects.requireNonNull(purchase.entity()),
                Purchase.unit(thing.coding),
                thing.coding.nature().kind(),
                purchase.id().value(),
                Objects.requireNonNull(purchase.supplier()),
                text(purchase, thing.id),
                thing.cost);
    }

    /** What the part or the only line says, else supplier and number until finance says more. */
    private String text(Purchase purchase, UUID id) {
        Stream<String> parts =
                purchase.parts().stream().filter(part -> part.id().equals(id)).map(Part::text);
        return Stream.concat(parts, onlyLine(purchase).stream())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseGet(() ->
                        purchase.facts().supplierName() + " " + purchase.facts().number());
    }

    private Optional<String> onlyLine(Purchase purchase) {
        if (!purchase.parts().isEmpty()) {
            return Optional.empty();
        }
        byte[] file = files.get(new ContentHash(purchase.receipt().fileHash())).orElseThrow();
        return EInvoiceReader.read(file) instanceof Outcome.Done<ReadInvoice>(ReadInvoice read)
                        && read.invoice().lines().size() == 1
                ? Optional.of(read.invoice().lines().getFirst().name())
                : Optional.empty();
    }

    private static Assets.Returned returned(Purchase purchase, Thing thing) {
        return new Assets.Returned(
                Objects.requireNonNull(purchase.entity()),
                Objects.requireNonNull(purchase.supplier()),
                Objects.requireNonNull(purchase.facts().corrects()),
                Purchase.unit(thing.coding),
                thing.coding.nature().kind(),
                thing.cost);
    }
}
