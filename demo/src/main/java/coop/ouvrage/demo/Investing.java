package coop.ouvrage.demo;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseQuery;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.Purchases;
import java.time.LocalDate;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What of the demo's purchases is used for years. After the bank was read: a unit buys with what clients paid that morning. */
@DemoOnly
@Component
@Order(510)
class Investing implements Plot {

    private static final String COMPUTER = "OC-5512";

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final PurchaseReading reading;
    private final Purchases purchases;
    private final LegalEntities entities;

    Investing(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            PurchaseReading reading,
            Purchases purchases,
            LegalEntities entities) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.reading = reading;
        this.purchases = purchases;
        this.entities = entities;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.TODAY.minusDays(28))) {
            parking.attempt("what the common services buy for years", () -> order(day));
        }
        if (day.equals(DemoYear.TODAY.minusDays(25))) {
            parking.attempt("what the common pot takes up in the asset register", this::takeUpComputer);
        }
        if (day.equals(DemoYear.TODAY)) {
            parking.attempt("what a unit takes up in the asset register", this::takeUpDesk);
        }
    }

    private void order(LocalDate day) {
        LegalEntity buyer = entities.get("PROD");
        SupplierPaper paper = new SupplierPaper(buyer.name(), buyer.enterpriseNumber(), day.minusDays(1));
        surroundings
                .accessPoint()
                .deliverToInbox(paper.invoice(COMPUTER, 3, null, "Ordinateur portable 15 pouces", "1290.00"));
    }

    /** For the common services, which pay it by its depreciation. */
    private void takeUpComputer() {
        cast.act("ombeline", () -> {
            PurchaseId computer = numbered(COMPUTER);
            purchases
                    .assign(
                            computer,
                            new Purchases.Assignment(
                                    entities.get("PROD").pot(),
                                    null,
                                    Purchase.Nature.COMPUTERS,
                                    Purchase.Treatment.DOMESTIC,
                                    null))
                    .orThrow();
            purchases.approve(computer).orThrow();
        });
        cast.act("jef", () -> purchases.book(numbered(COMPUTER)).orThrow());
    }

    /** A mixing desk for the unit, which pays it at once. */
    private void takeUpDesk() {
        cast.act("samir", () -> purchases.approve(numbered("2026-0838")).orThrow());
        cast.act("ombeline", () -> purchases.book(numbered("2026-0838")).orThrow());
    }

    private PurchaseId numbered(String number) {
        return reading.list(new PurchaseQuery(number, "", "", false, 0, 1))
                .rows()
                .getFirst()
                .id();
    }
}
