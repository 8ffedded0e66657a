package coop.ouvrage.demo;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The quotes that a unit of the demo writes itself: one ordered with its option, one that waits, and a draft. */
@DemoOnly
@Component
@Order(380)
class QuotesOut implements Plot {

    private static final String HOLDER = "noor";

    private final Cast cast;
    private final Parking parking;
    private final Offers offers;
    private final Acceptance acceptance;
    private final ClientsPay clients;
    private final Units units;
    private final Mailbox mailbox;
    private final CurrentUser user;

    QuotesOut(
            Cast cast,
            Parking parking,
            Offers offers,
            Acceptance acceptance,
            ClientsPay clients,
            Units units,
            Mailbox mailbox,
            CurrentUser user) {
        this.cast = cast;
        this.parking = parking;
        this.offers = offers;
        this.acceptance = acceptance;
        this.clients = clients;
        this.units = units;
        this.mailbox = mailbox;
        this.user = user;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.TODAY.minusDays(2))) {
            parking.attempt("the quotes of a unit", () -> write(day));
        }
    }

    private void write(LocalDate day) {
        Payer payer = payers().findFirst().orElseThrow();
        UUID unit = units.ofHolder(cast.person(HOLDER).value()).getFirst().id().value();
        UUID client = cast.client(payer.key());
        cast.act(HOLDER, () -> {
            Offer ordered = offers.write(unit, draft(client, "Ateliers du printemps", day))
                    .orThrow();
            offers.send(ordered.id()).orThrow();
            accept(payer, Set.of(1));
            Offer waiting =
                    offers.write(unit, draft(client, "Ateliers d'été", day)).orThrow();
            offers.send(waiting.id()).orThrow();
            offers.write(unit, draft(client, "Ateliers d'automne", day)).orThrow();
        });
    }

    private Stream<Payer> payers() {
        return clients.payers().stream().filter(each -> cast.knows(each.key()));
    }

    /** A client accepts the quote that it was sent last, with these of its options. */
    void accept(String client, Set<Integer> options) {
        accept(payers().filter(each -> each.key().equals(client)).findFirst().orElseThrow(), options);
    }

    private void accept(Payer payer, Set<Integer> options) {
        String link = mailbox.link(payer.email()).orElseThrow();
        String token = link.substring(link.lastIndexOf('/') + 1);
        user.as(Actor.STRANGER, () -> {
            acceptance.requestCode(token).orThrow();
            acceptance
                    .accept(token, mailbox.code(payer.email()).orElseThrow(), payer.name(), options)
                    .orThrow();
        });
    }

    private static OfferDraft draft(UUID client, String title, LocalDate day) {
        return new OfferDraft(
                client,
                title,
                "fr",
                null,
                day.plusDays(30),
                List.of(
                        new OfferDraft.Line(
                                "Atelier d'une demi-journée",
                                Supply.SERVICE,
                                new BigDecimal("4"),
                                "C62",
                                new BigDecimal("280.00"),
                                false,
                                null),
                        new OfferDraft.Line(
                                "Carnet photographique",
                                Supply.SERVICE,
                                BigDecimal.ONE,
                                "C62",
                                new BigDecimal("150.00"),
                                true,
                                null)),
                new BigDecimal("0.30"),
                false,
                "Merci de votre demande. Voici notre proposition.",
                "Les dates se fixent à la commande.");
    }
}
