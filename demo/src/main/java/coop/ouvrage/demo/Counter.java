package coop.ouvrage.demo;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.takings.Taking.Method;
import coop.ouvrage.takings.TillBook;
import coop.ouvrage.transfers.InternalInvoices;
import coop.ouvrage.unit.UnitCode;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A market stall in November, counted each evening, and what two units charge each other for a shared stand. */
@DemoOnly
@Component
@Order(380)
class Counter implements Plot {

    private static final LocalDate FIRST = DemoYear.TODAY.minusDays(4);
    private static final String SELLER = "lea";
    private static final String NEIGHBOUR = "samir";
    private static final String SINGER = "lea";

    /** What lay in the till each evening, once a coin too little, and once taken to the bank. */
    private static final List<Evening> EVENINGS = List.of(
            new Evening("36.00", "0.00", ""),
            new Evening("72.00", "0.00", ""),
            new Evening("106.50", "0.00", "monnaie mal rendue"),
            new Evening("42.50", "100.00", ""));

    private record Evening(String counted, String toBank, String reason) {

        TillBook.Count on(LocalDate day) {
            return new TillBook.Count(day, Money.of(counted), Money.of(toBank), reason);
        }
    }

    private final Cast cast;
    private final Parking parking;
    private final TillBook till;
    private final InternalInvoices internal;
    private final Units units;

    Counter(Cast cast, Parking parking, TillBook till, InternalInvoices internal, Units units) {
        this.cast = cast;
        this.parking = parking;
        this.till = till;
        this.internal = internal;
        this.units = units;
    }

    @Override
    public void on(LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(DemoYear.TODAY)) {
            return;
        }
        parking.attempt("the stall on " + day, () -> sell(day));
        if (day.equals(FIRST.plusDays(1))) {
            parking.attempt("the shared stand", this::agreed);
        }
        if (day.equals(DemoYear.TODAY)) {
            parking.attempt(
                    "the stand that waits for an answer",
                    () -> charge(NEIGHBOUR, SINGER, "Sonorisation du stand", "60.00"));
        }
    }

    /** Cards and prints; the last day is still open when the visitor comes. */
    private void sell(LocalDate day) {
        UUID unit = unit(SELLER);
        cast.act(SELLER, () -> {
            sold(unit, new TillBook.Sold(day, Supply.GOODS, "", Money.of("36.00"), Method.CASH));
            sold(
                    unit,
                    new TillBook.Sold(day, Supply.BOOKS, "carnet de chants illustré", Money.of("18.50"), Method.CARD));
            if (day.isBefore(DemoYear.TODAY)) {
                till.close(
                                unit,
                                EVENINGS.get((int) ChronoUnit.DAYS.between(FIRST, day))
                                        .on(day))
                        .orThrow();
            }
        });
    }

    private void sold(UUID unit, TillBook.Sold sold) {
        till.record(unit, sold).orThrow();
    }

    private void agreed() {
        UUID document = charge(SINGER, NEIGHBOUR, "Chants au stand commun", "45.00");
        cast.act(NEIGHBOUR, () -> internal.agree(document, null).orThrow());
    }

    private UUID charge(String seller, String buyer, String title, String amount) {
        UUID[] id = new UUID[1];
        cast.act(
                seller,
                () -> id[0] = internal.propose(new InternalInvoices.Proposal(
                                unit(seller), null, UnitCode.of(unit(buyer)), title, Money.of(amount)))
                        .orThrow()
                        .id());
        return Objects.requireNonNull(id[0]);
    }

    private UUID unit(String key) {
        return units.ofHolder(cast.person(key).value()).getFirst().id().value();
    }
}
