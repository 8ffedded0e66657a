package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A holder with a unit, clients of every kind, and sales to them. */
@TestComponent
public record SaleFixture(
        Quotes quotes,
        Acceptance acceptance,
        Orders orders,
        Invoices invoices,
        Units units,
        Clients clients,
        Verification verification,
        CurrentUser user,
        BusinessTime time,
        JdbcClient jdbc) {

    static final UUID HOLDER = UUID.randomUUID();
    static final PostalAddress ADDRESS = new PostalAddress("Rue de l'Harmonie", "12", null, "4000", "Liège", "BE");

    static Actor holder() {
        return new Actor(new UserId(UUID.randomUUID()), HOLDER, "Maud", "fr", Set.of(Role.MEMBER), null, false);
    }

    public UUID unit(String entity) {
        return user.asSystem(() -> units.open(entity, HOLDER, "Papier Plié " + entity, "graphic design", false)
                .orThrow()
                .value());
    }

    public UUID client(ClientDraft draft, UUID unit) {
        return user.asSystem(() -> {
            ClientId id = clients.propose(draft, unit, true).orThrow();
            if (draft.kind().isRegistered()) {
                verification.askRegister(id);
                verification
                        .verifyProvisionally(id, Money.of("1000.00"), "the register is silent")
                        .orThrow();
            } else {
                verification.verify(id, "seen by hand").orThrow();
            }
            return id.value();
        });
    }

    public static ClientDraft company(String enterprise, String vat) {
        return draft(ClientKind.COMPANY, "Théâtre de l'Étoile & Fils", "", "BE", enterprise, vat, true, ADDRESS);
    }

    static ClientDraft person() {
        return draft(ClientKind.PERSON, "O'Brien", "Nadia", "BE", "", "", false, ADDRESS);
    }

    static ClientDraft abroad(String country, String vat, boolean business) {
        PostalAddress seat = new PostalAddress("Main street", "1", null, "1234 AB", "Town", country);
        return draft(ClientKind.FOREIGN, "Voorbeeld " + country, "", country, "", vat, business, seat);
    }

    /** Exempt by its certificate. */
    static ClientDraft institution() {
        ClientDraft seat = abroad("LU", "", false);
        return new ClientDraft(
                seat.kind(),
                "Institution " + UUID.randomUUID().toString().substring(0, 8),
                "",
                null,
                "LU",
                "",
                "",
                false,
                true,
                Locale.FRENCH,
                "institution-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org",
                null,
                seat.address(),
                false,
                null);
    }

    static ClientDraft draft(
            ClientKind kind,
            String name,
            String given,
            String country,
            String enterprise,
            String vat,
            boolean business,
            PostalAddress address) {
        return new ClientDraft(
                kind,
                name,
                given,
                null,
                country,
                enterprise,
                vat,
                business,
                false,
                Locale.FRENCH,
                "client-" + country.toLowerCase(Locale.ROOT)
                        + UUID.randomUUID().toString().substring(0, 8) + "@example.org",
                null,
                address,
                false,
                null);
    }

    public QuoteDraft.Item item(coop.ouvrage.invoicing.spi.Supply supply, String price) {
        return new QuoteDraft.Item("Affiches d'été <n° 1>", supply, BigDecimal.ONE, "LS", new BigDecimal(price));
    }

    /** An invoice of these items, from quote to number. */
    public Invoice sold(UUID unit, UUID client, List<QuoteDraft.Item> items) {
        return sold(holder(), unit, client, items);
    }

    /** The same by another holder. */
    public Invoice sold(Actor seller, UUID unit, UUID client, List<QuoteDraft.Item> items) {
        String token = user.as(seller, () -> {
            QuoteId quote = quotes.draft(new QuoteDraft(
                            unit,
                            UUID.randomUUID(),
                            client,
                            "Affiches de la saison",
                            "fr",
                            items,
                            Money.ZERO,
                            "",
                            null,
                            time.today().plusDays(30)))
                    .orThrow();
            return quotes.send(quote).orThrow();
        });
        acceptance.requestCode(token).orThrow();
        OrderId order = acceptance.accept(token, code(), "Claire Dumont").orThrow();
        Outcome<InvoiceId> issued = user.as(seller, () -> invoices.issue(order, time.today()));
        assertThat(issued.refusals()).isEmpty();
        InvoiceId id = issued.orThrow();
        return invoices.find(id).orElseThrow();
    }

    String code() {
        return jdbc.sql(
                        "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }
}
