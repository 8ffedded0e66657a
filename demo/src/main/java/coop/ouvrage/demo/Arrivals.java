package coop.ouvrage.demo;

import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** People join and clients appear, most on the first day, the rest over the year. */
@DemoOnly
@Component
@Order(100)
class Arrivals implements Plot {

    private static final int FROM_THE_START = 40;

    private final List<Performer> performers = Performer.all();
    private final List<Payer> payers = Payer.all();
    private final Cast cast;
    private final Joining joining;
    private final Parking parking;
    private final Together together;
    private final Clients clients;
    private final Verification verification;
    private final Units units;

    Arrivals(
            Cast cast,
            Joining joining,
            Parking parking,
            Together together,
            Clients clients,
            Verification verification,
            Units units) {
        this.cast = cast;
        this.joining = joining;
        this.parking = parking;
        this.together = together;
        this.clients = clients;
        this.verification = verification;
        this.units = units;
    }

    @Override
    public void on(LocalDate day) {
        together.happen(
                "a member",
                performers.stream()
                        .filter(p -> arrives(p.number(), performers.size()).equals(day))
                        .map(p -> (Runnable) () -> joining.join(p))
                        .toList());
        payers.stream()
                .filter(p -> arrives(p.number(), payers.size()).equals(day))
                .forEach(p -> parking.attempt("the client " + p.key(), () -> appear(p)));
    }

    /** Evenly over the year, the last one a week before the visitor. */
    static LocalDate arrives(int number, int of) {
        if (number <= FROM_THE_START * of / 60) {
            return DemoYear.FIRST;
        }
        int late = number - FROM_THE_START * of / 60;
        int lateOnes = of - FROM_THE_START * of / 60;
        return DemoYear.FIRST.plusDays(350L * late / lateOnes);
    }

    private void appear(Payer p) {
        UUID unit = p.friend()
                .map(friend -> units.ofHolder(cast.person(friend).value())
                        .getFirst()
                        .id()
                        .value())
                .orElse(null);
        ClientId id = clients.propose(draft(p), unit, true).orThrow();
        cast.metClient(p.key(), id.value());
        boolean stillWaits = p.key().equals("neuf");
        if (!stillWaits) {
            verification.askRegister(id);
            verification
                    .verify(id, p.kind().isRegistered() ? "" : "contrat de commande signé, identité vue")
                    .orThrow();
        }
    }

    private static ClientDraft draft(Payer p) {
        boolean person = p.kind() == ClientKind.PERSON;
        int space = p.name().lastIndexOf(' ');
        return new ClientDraft(
                p.kind(),
                person ? p.name().substring(space + 1) : p.name(),
                person ? p.name().substring(0, space) : "",
                null,
                p.country(),
                p.kind().isRegistered() ? p.enterprise() : "",
                vat(p),
                p.kind() == ClientKind.FOREIGN,
                false,
                p.language(),
                p.email(),
                null,
                address(p.street(), p.postcode(), p.town(), p.country()),
                p.kind() == ClientKind.PUBLIC_BODY,
                null);
    }

    private static String vat(Payer p) {
        return p.kind() == ClientKind.COMPANY ? "BE" + p.enterprise() : p.foreignVat();
    }

    static PostalAddress address(String line, String postcode, String town, String country) {
        int space = line.lastIndexOf(' ');
        return new PostalAddress(line.substring(0, space), line.substring(space + 1), null, postcode, town, country);
    }
}
