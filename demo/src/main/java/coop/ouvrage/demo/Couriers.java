package coop.ouvrage.demo;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.sales.OfferOrders;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Samir lets people ride for a brasserie, which has ordered forty hours: an agreement, riders of whom one has not signed, and the shifts of
 * next week to accept.
 */
@DemoOnly
@Component
@Order(360)
class Couriers implements Plot {

    private static final String HOLDER = "samir";
    private static final String CLIENT = "brasserie";
    private static final List<String> SIGNED = List.of("karim", "aylin");
    private static final String NOT_YET = "lea";
    private static final String HEAD = "shift;courier;date;start;end;break;bicycle_check;course;allowance;function\n";

    /** A Saturday. */
    private static final LocalDate WEEKEND = LocalDate.of(2026, 11, 7);

    private final Cast cast;
    private final Parking parking;
    private final Offers offers;
    private final OfferOrders orders;
    private final QuotesOut quotes;
    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final Units units;

    private @Nullable UUID agreement;

    Couriers(
            Cast cast,
            Parking parking,
            Offers offers,
            OfferOrders orders,
            QuotesOut quotes,
            ShiftAgreements agreements,
            ShiftFiles files,
            Units units) {
        this.cast = cast;
        this.parking = parking;
        this.offers = offers;
        this.orders = orders;
        this.quotes = quotes;
        this.agreements = agreements;
        this.files = files;
        this.units = units;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(WEEKEND.minusDays(5))) {
            parking.attempt("the couriers", this::agree);
        }
        if (day.equals(DemoYear.TODAY.minusDays(1))) {
            parking.attempt("the shifts of next week", () -> receive(shifts(day.plusDays(5)), "semaine-48.csv"));
        }
    }

    private void agree() {
        UUID unit = units.ofHolder(cast.person(HOLDER).value()).getFirst().id().value();
        cast.act(HOLDER, () -> {
            Offer offer = offers.write(unit, hours()).orThrow();
            offers.send(offer.id()).orThrow();
            quotes.accept(CLIENT, Set.of());
            UUID order = orders.order(offers.find(offer.id()).orElseThrow())
                    .orElseThrow()
                    .id()
                    .value();
            UUID opened = agreements.open(draft(unit, order)).orThrow();
            agreement = opened;
            SIGNED.forEach(rider -> add(opened, rider));
            add(opened, NOT_YET);
            SIGNED.forEach(rider -> cast.act(rider, () -> agreements.sign(opened, "Courses du matin")));
            files.accept(receive(ridden(), "semaine-45.csv")).orThrow();
        });
    }

    private UUID receive(String shifts, String name) {
        UUID[] file = new UUID[1];
        cast.act(
                HOLDER,
                () -> file[0] = files.receive(
                                Objects.requireNonNull(agreement), shifts.getBytes(StandardCharsets.UTF_8), name)
                        .orThrow()
                        .id());
        return Objects.requireNonNull(file[0]);
    }

    /** Two weeks ago, invoiced together since. */
    private static String ridden() {
        String proofs = DemoYear.TODAY.minusMonths(2) + ";" + DemoYear.TODAY.minusMonths(8);
        return HEAD
                + "101;V-karim;%s;08:00;12:00;0;%s;both;\n".formatted(WEEKEND, proofs)
                + "102;V-aylin;%s;08:00;11:30;0;%s;bicycle;\n".formatted(WEEKEND, proofs)
                + "103;V-karim;%s;08:00;11:00;0;%s;both;\n".formatted(WEEKEND.plusDays(1), proofs);
    }

    private OfferDraft hours() {
        return new OfferDraft(
                cast.client(CLIENT),
                "Courses du matin, quarante heures",
                "fr",
                null,
                WEEKEND.plusDays(30),
                List.of(new OfferDraft.Line(
                        "Heure de course",
                        Supply.SERVICE,
                        new BigDecimal("40"),
                        "HUR",
                        new BigDecimal("32"),
                        false,
                        null)),
                BigDecimal.ZERO,
                true,
                "",
                "");
    }

    private AgreementDraft draft(UUID unit, UUID order) {
        return new AgreementDraft(
                unit,
                cast.client(CLIENT),
                order,
                "Courses du matin",
                new BigDecimal("16"),
                new Post(
                        "coursier·ère",
                        new Workplace("Brasserie du Vieux Tilleul", "Rue du Tilleul 4", "", "5000", "Namur", "BE"),
                        "200.00",
                        "Courses du matin"),
                Money.of("2.50"),
                Money.of("1.00"),
                6,
                24,
                new BigDecimal("32"),
                "TILLEUL-COURSES");
    }

    private void add(UUID agreement, String rider) {
        agreements
                .add(agreement, "V-" + rider, cast.person(rider).value(), ContractKind.EMPLOYEE)
                .orThrow();
    }

    /** The last line is of somebody who has not signed: it is refused, the others are not. */
    private static String shifts(LocalDate day) {
        String proofs = DemoYear.TODAY.minusMonths(2) + ";" + DemoYear.TODAY.minusMonths(8);
        return HEAD
                + "1;V-karim;%s;06:00;09:30;0;%s;both;\n".formatted(day.plusDays(2), proofs)
                + "2;V-aylin;%s;06:00;09:00;0;%s;bicycle;\n".formatted(day, proofs)
                + "3;V-karim;%s;06:00;10:00;0;%s;both;\n".formatted(day.plusDays(3), proofs)
                + "4;V-%s;%s;06:00;09:00;0;%s;none;\n".formatted(NOT_YET, day, proofs);
    }
}
