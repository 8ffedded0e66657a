package coop.ouvrage.demo;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseQuery;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What suppliers of the demo send through the network, and how far it is: proposed to a holder, waiting for finance, booked, refused with a
 * reason, without a unit, received twice, and a plain PDF that nobody can read but people.
 */
@DemoOnly
@Component
@Order(385)
class SuppliersWrite implements Plot {

    private static final String HOLDER = "samir";

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final PurchaseReading reading;
    private final Purchases purchases;
    private final Units units;
    private final LegalEntities entities;

    SuppliersWrite(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            PurchaseReading reading,
            Purchases purchases,
            Units units,
            LegalEntities entities) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.reading = reading;
        this.purchases = purchases;
        this.units = units;
        this.entities = entities;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.TODAY.minusDays(12))) {
            parking.attempt("what suppliers send", () -> arrive(day));
        }
        if (day.equals(DemoYear.TODAY.minusDays(8))) {
            parking.attempt("what the holder decides on purchases", this::decide);
        }
        if (day.equals(DemoYear.TODAY.minusDays(7))) {
            parking.attempt(
                    "what finance books of purchases",
                    () -> cast.act(
                            "ombeline",
                            () -> purchases.book(numbered("2026-0917")).orThrow()));
        }
    }

    private void arrive(LocalDate day) {
        UUID party = cast.person(HOLDER).value();
        ProductionUnit unit = units.ofHolder(party).getFirst();
        String[] code = new String[1];
        cast.act(
                HOLDER,
                () -> code[0] = Objects.requireNonNull(
                                reading.codes().get(unit.id().value()))
                        .code());
        LegalEntity buyer = entities.get(unit.entity());
        SupplierPaper paper = new SupplierPaper(buyer.name(), buyer.enterpriseNumber(), day.minusDays(1));
        send(paper.invoice("2026-0838", 0, code[0], "Table de mixage numérique, 16 voies", "1040.00"));
        send(paper.invoice("2026-0917", 0, code[0], "Pieds de micro, deux pièces", "137.20"));
        send(paper.invoice("2026-0921", 0, code[0], "Câbles XLR", "48.50"));
        send(paper.invoice("V-1184", 1, code[0], "Location d'un projecteur, trois jours", "210.00"));
        send(paper.invoice("V-1190", 1, code[0], "Location d'un écran", "95.00"));
        send(paper.invoice("V-1190", 1, code[0], "Location d'un écran", "95.00"));
        send(paper.invoice("F2611-40", 2, null, "Papeterie de bureau", "63.20"));
        send(paper.plain("K-7731"));
    }

    private void send(byte[] document) {
        surroundings.accessPoint().deliverToInbox(document);
    }

    /** One is left to be approved by the visitor. */
    private void decide() {
        cast.act(HOLDER, () -> {
            purchases.approve(numbered("2026-0917")).orThrow();
            purchases.approve(numbered("2026-0921")).orThrow();
            purchases
                    .refuse(
                            numbered("V-1184"),
                            "QTY",
                            "Le projecteur n'a été loué que deux jours, comme convenu par écrit.")
                    .orThrow();
        });
    }

    private PurchaseId numbered(String number) {
        return reading.list(new PurchaseQuery(number, "", "", false, 0, 1))
                .rows()
                .getFirst()
                .id();
    }
}
