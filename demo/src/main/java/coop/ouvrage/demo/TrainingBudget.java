package coop.ouvrage.demo;

import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.UnitDesk;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A trainer has a budget in the training entity beside the one in the production entity, and invoices a course exempt from VAT. */
@DemoOnly
@Component
@Order(398)
class TrainingBudget implements Plot {

    static final String ENTITY = "TRAIN";

    private static final LocalDate OPENED = LocalDate.of(2026, 11, 3);
    private static final LocalDate INVOICED = LocalDate.of(2026, 11, 12);
    private static final String HOLDER = "thomas";
    private static final String CLIENT = "noordkade";

    private final Cast cast;
    private final Parking parking;
    private final UnitDesk desk;
    private final SaleRequests requests;
    private final Units units;

    private @Nullable UUID unit;

    TrainingBudget(Cast cast, Parking parking, UnitDesk desk, SaleRequests requests, Units units) {
        this.cast = cast;
        this.parking = parking;
        this.desk = desk;
        this.requests = requests;
        this.units = units;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(OPENED)) {
            parking.attempt("a budget in the training entity", this::open);
        }
        if (day.equals(INVOICED)) {
            parking.attempt("a course exempt from VAT", () -> sell(day));
        }
    }

    private void open() {
        cast.act("nadege", () -> {
            UUID opened = desk.open(cast.person(HOLDER).value(), ENTITY, "Kestermans Vorming, cursussen", "opleider")
                    .orThrow()
                    .value();
            units.adviser(opened, cast.person("pieter").value());
            unit = opened;
        });
    }

    private void sell(LocalDate day) {
        UUID own = Objects.requireNonNull(unit);
        Sale sale = Sale.of(
                ENTITY,
                cast.client(CLIENT),
                "Opleiding helder schrijven",
                "nl",
                day,
                List.of(Sale.Line.of(
                                own,
                                own,
                                Supply.TRAINING,
                                "Opleiding helder schrijven, twee dagen voor acht medewerkers",
                                BigDecimal.ONE,
                                "LS",
                                new BigDecimal("1360.00"))
                        .justified("beroepsopleiding, art. 44 § 2 4° Btw-Wetboek")));
        cast.act(HOLDER, () -> {
            SaleRequest asked = requests.ask(own, sale, null).orThrow();
            if (asked.state() == SaleRequest.State.WAITING) {
                cast.act("pieter", () -> requests.approve(asked.id()).orThrow());
            }
        });
    }
}
