package coop.ouvrage.customer.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.ClientNetwork;
import coop.ouvrage.customer.ClientPage;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientSummary;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.VatCheck;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients for programs. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientApi {

    private final Clients clients;
    private final Verification verification;
    private final ClientNetwork network;
    private final VatChecks vatChecks;

    ClientApi(Clients clients, Verification verification, ClientNetwork network, VatChecks vatChecks) {
        this.clients = clients;
        this.verification = verification;
        this.network = network;
        this.vatChecks = vatChecks;
    }

    /**
     * What was asked about a VAT number on a day.
     *
     * @param state WAITING as long as nobody answered, VALID or INVALID
     * @param trouble code of the service while nobody answers
     * @param consultation number under which the service keeps its answer
     * @param reason why sales without VAT go on although it is not valid
     */
    record VatCheckJson(
            UUID id,
            String number,
            LocalDate askedOn,
            String state,
            @Nullable Instant answeredAt,
            String consultation,
            @Nullable String name,
            @Nullable String address,
            String trouble,
            @Nullable UUID invoice,
            @Nullable String reason) {

        static VatCheckJson of(VatCheck check) {
            return new VatCheckJson(
                    check.id(),
                    check.number(),
                    check.askedOn(),
                    check.state().name(),
                    check.answeredAt(),
                    check.consultation(),
                    check.name(),
                    check.address(),
                    check.trouble(),
                    check.invoice(),
                    check.reason());
        }
    }

    /** A client as everybody who may know of it sees it. */
    record ClientJson(
            UUID id,
            ClientKind kind,
            String name,
            String country,
            @Nullable String enterpriseNumber,
            @Nullable String vatNumber,
            @Nullable PostalAddress address,
            String language,
            String state,
            @Nullable String provisionalLimit,
            int paymentDays,
            Instant promisedAt) {

        static ClientJson of(Client client) {
            var number = client.enterpriseNumber();
            var vat = client.vatNumber();
            Money limit = client.provisionalLimit();
            return new ClientJson(
                    client.id().value(),
                    client.kind(),
                    client.name(),
                    client.country(),
                    number == null ? null : number.value(),
                    vat == null ? null : vat.value(),
                    client.address(),
                    client.language().getLanguage(),
                    client.state().name(),
                    limit == null ? null : limit.toString(),
                    client.paymentDays(),
                    client.promisedAt());
        }
    }

    /** What a program sends to enter a client; what is left out is empty. */
    record NewClient(
            ClientKind kind,
            String name,
            @Nullable String givenName,
            @Nullable String legalForm,
            @Nullable String country,
            @Nullable String enterpriseNumber,
            @Nullable String vatNumber,
            @Nullable Boolean business,
            @Nullable Boolean euInstitution,
            @Nullable String language,
            @Nullable String email,
            @Nullable String phone,
            @Nullable PostalAddress address,
            @Nullable Boolean orderNumberNeeded,
            @Nullable String peppolId,
            @Nullable UUID unit,
            @Nullable Boolean another) {

        ClientDraft draft() {
            return new ClientDraft(
                    kind,
                    name,
                    given(givenName, ""),
                    legalForm,
                    given(country, coop.ouvrage.parties.Countries.HOME),
                    given(enterpriseNumber, ""),
                    given(vatNumber, ""),
                    Boolean.TRUE.equals(business),
                    Boolean.TRUE.equals(euInstitution),
                    Locale.of(given(language, "fr")),
                    email,
                    phone,
                    address,
                    Boolean.TRUE.equals(orderNumberNeeded),
                    peppolId);
        }

        private static String given(@Nullable String text, String otherwise) {
            return text == null ? otherwise : text;
        }
    }

    /** Why a client is trusted. */
    record Evidence(String evidence) {}

    record Provisional(Money limit, String reason) {}

    /** @param source where it was published */
    record Bankruptcy(LocalDate date, String source) {}

    @GetMapping
    CursorPage<ClientSummary> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        ClientPage found = clients.search(ClientQuery.following(q, after, size + 1));
        return CursorPage.of(found.clients(), size, client -> client.id().toString());
    }

    @GetMapping("/{id}")
    ClientJson client(@PathVariable UUID id) {
        return ClientJson.of(clients.visible(id).orElseThrow(NotFound::new));
    }

    /** Whether the client receives e-invoices, as the network last answered. */
    @GetMapping("/{id}/network")
    NetworkSign.Reach network(@PathVariable UUID id) {
        return network.of(clients.visible(id).orElseThrow(NotFound::new));
    }

    /** Asks the network now. */
    @PostMapping("/{id}/network")
    NetworkSign.Reach askNetwork(@PathVariable UUID id) {
        return network.ask(clients.visible(id).orElseThrow(NotFound::new));
    }

    /** What the service of the Commission (VIES) was asked about the client's VAT number, newest first. */
    @GetMapping("/{id}/vat-checks")
    CursorPage<VatCheckJson> vatChecks(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                vatChecks.of(clients.visible(id).orElseThrow(NotFound::new)).stream()
                        .map(VatCheckJson::of)
                        .toList(),
                cursor,
                limit,
                check -> check.id().toString());
    }

    /** Asks now. */
    @PostMapping("/{id}/vat-checks")
    VatCheckJson askVat(@PathVariable UUID id) {
        Client client = clients.visible(id).orElseThrow(NotFound::new);
        return VatCheckJson.of(vatChecks.askNow(client).orElseThrow(NotFound::new));
    }

    /** Lets sales without VAT go on although the number is not valid. */
    @PostMapping("/{id}/vat-acceptance")
    VatCheckJson acceptVat(@PathVariable UUID id, @RequestBody Reason body) {
        Client client = clients.visible(id).orElseThrow(NotFound::new);
        vatChecks.accept(client, body.reason()).orThrow();
        return VatCheckJson.of(vatChecks.last(client).orElseThrow(NotFound::new));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ClientJson propose(@RequestBody NewClient body) {
        ClientId id = clients.propose(body.draft(), body.unit(), Boolean.TRUE.equals(body.another()))
                .orThrow();
        return ClientJson.of(clients.get(id.value()));
    }

    /** Asks the register first where there is one, then decides. */
    @PostMapping("/{id}/verification")
    ClientJson verify(@PathVariable UUID id, @RequestBody Evidence body) {
        ClientId client = known(id);
        verification.askRegister(client);
        verification.verify(client, body.evidence()).orThrow();
        return ClientJson.of(clients.get(id));
    }

    /** Trusts a client up to an amount while its register does not answer. */
    @PostMapping("/{id}/provisional-verification")
    ClientJson verifyProvisionally(@PathVariable UUID id, @RequestBody Provisional body) {
        return decided(verification.verifyProvisionally(known(id), body.limit(), body.reason()));
    }

    @PostMapping("/{id}/refusal")
    ClientJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        return decided(verification.refuse(known(id), body.reason()));
    }

    @PostMapping("/{id}/block")
    ClientJson block(@PathVariable UUID id, @RequestBody Reason body) {
        return decided(verification.block(known(id), body.reason()));
    }

    @PostMapping("/{id}/unblock")
    ClientJson unblock(@PathVariable UUID id, @RequestBody Reason body) {
        return decided(verification.unblock(known(id), body.reason()));
    }

    /** Records that a court opened the bankruptcy; guarantee and receivables follow. */
    @PostMapping("/{id}/bankruptcy")
    ClientJson bankrupt(@PathVariable UUID id, @RequestBody Bankruptcy body) {
        return decided(verification.bankrupt(known(id), body.date(), body.source()));
    }

    private ClientId known(UUID id) {
        return clients.visible(id).orElseThrow(NotFound::new).id();
    }

    private ClientJson decided(Outcome<ClientId> outcome) {
        return ClientJson.of(clients.get(outcome.orThrow().value()));
    }
}
