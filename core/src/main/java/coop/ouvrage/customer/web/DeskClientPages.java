package coop.ouvrage.customer.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.ClientMatch;
import coop.ouvrage.customer.ClientNetwork;
import coop.ouvrage.customer.ClientPage;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientRemoval;
import coop.ouvrage.customer.ClientState;
import coop.ouvrage.customer.ClientSummary;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.SanctionReviews;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.customer.spi.ClientRisk;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The support team's list of clients and the page of one, where it is verified. */
@Controller
class DeskClientPages {

    private static final Map<String, String> VAT = Map.of("customer.vat_reason", "vat_reason");

    private final Clients clients;
    private final Verification verification;
    private final ClientRemoval removal;
    private final SanctionReviews sanctions;
    private final Parties parties;
    private final ClientNetwork network;
    private final VatChecks vatChecks;
    private final ObjectProvider<ClientRisk> risks;

    DeskClientPages(
            Clients clients,
            Verification verification,
            ClientRemoval removal,
            SanctionReviews sanctions,
            Parties parties,
            ClientNetwork network,
            VatChecks vatChecks,
            ObjectProvider<ClientRisk> risks) {
        this.clients = clients;
        this.verification = verification;
        this.removal = removal;
        this.sanctions = sanctions;
        this.parties = parties;
        this.network = network;
        this.vatChecks = vatChecks;
        this.risks = risks;
    }

    @GetMapping("/desk/clients")
    String list(ListQuery query, Model model) {
        ClientPage found = clients.search(query(query, query.offset(), ListQuery.SIZE));
        model.addAttribute("clients", new Slice<ClientSummary>(found.clients(), query, found.total()));
        return "customer/desk_clients";
    }

    @GetMapping("/desk/clients/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of("name", "form", "kind", "number", "vat", "city", "country", "state")
                .map(column -> words.t("customer.column." + column))
                .toList();
        List<List<@Nullable Object>> rows = clients.search(query(query, 0, 10_000)).clients().stream()
                .map(client -> row(client, words))
                .toList();
        return Export.as(format, new Sheet("clients", columns, rows));
    }

    private static List<@Nullable Object> row(ClientSummary client, Words words) {
        return Arrays.asList(
                client.name(),
                client.legalForm(),
                words.t("customer.kind." + client.kind()),
                client.enterpriseNumber(),
                client.vatNumber(),
                client.city(),
                client.country(),
                words.t("customer.state." + client.state()));
    }

    /** The filter names a state or a kind. */
    private static ClientQuery query(ListQuery query, int offset, int limit) {
        return new ClientQuery(
                query.search(),
                named(ClientState.values(), query.filter()),
                named(ClientKind.values(), query.filter()),
                MemberClientPages.sort(query),
                query.descending(),
                offset,
                null,
                limit);
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping("/desk/clients/{id}")
    String client(@PathVariable UUID id, Form form, Model model) {
        return show(id, form, model);
    }

    private String show(UUID id, Form form, Model model) {
        ClientId client = new ClientId(id);
        Client known = clients.visible(id).orElseThrow(NotFound::new);
        List<ClientMatch> alike = clients.duplicates(draftOf(known)).stream()
                .filter(match -> !match.client().id().equals(client))
                .toList();
        var log = verification.log(client);
        Map<UUID, String> officers =
                parties.names(Stream.concat(log.stream().map(decision -> decision.by()), Stream.of(known.proposedBy()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        form.with("payment_days", known.paymentDays())
                .with("limit", known.creditLimit())
                .with("provisional", verification.provisionalLimit());
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new DeskClientView(
                        known,
                        verification.lastAnswer(client).orElse(null),
                        network.of(known),
                        vatChecks.last(known).orElse(null),
                        vatChecks.of(known),
                        vatChecks.mayBeAsked(known),
                        alike,
                        log,
                        removal.of(client).orElse(null),
                        officers,
                        risks.stream().flatMap(risk -> risk.of(id).stream()).toList(),
                        sanctions.list().orElse(null),
                        sanctions.open(known)));
        return "customer/desk_client";
    }

    private static ClientDraft draftOf(Client client) {
        return ClientForms.draft(ClientForms.filled(Form.empty(), client));
    }

    @GetMapping("/desk/clients/{id}/edit")
    String edit(@PathVariable UUID id, Form form, Words words, Model model) {
        ClientForms.filled(form, clients.visible(id).orElseThrow(NotFound::new));
        return showEdit(id, form, words, model);
    }

    @PostMapping("/desk/clients/{id}/edit")
    String change(@PathVariable UUID id, Form form, Words words, Model model, HttpServletResponse response) {
        if (form.accept(clients.change(new ClientId(id), ClientForms.draft(form)), ClientForms.FIELDS) != null) {
            return Toast.redirect("/desk/clients/" + id, "customer.changed");
        }
        response.setStatus(422);
        return showEdit(id, form, words, model);
    }

    private static String showEdit(UUID id, Form form, Words words, Model model) {
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new ClientFormPage(
                        "/desk/clients/" + id + "/edit",
                        ClientForms.kinds(words),
                        ClientForms.languages(words),
                        ClientForms.countries(words),
                        List.of(),
                        List.of(),
                        false,
                        "/desk/clients/",
                        null));
        return "customer/desk_client_edit";
    }

    @PostMapping("/desk/clients/{id}/sanctions/{entry}")
    String somebodyElse(
            @PathVariable UUID id, @PathVariable long entry, Form form, Model model, HttpServletResponse response) {
        if (form.accept(sanctions.somebodyElse(new ClientId(id), entry, form.text("reason")), Map.of()) != null) {
            return Toast.redirect("/desk/clients/" + id, "customer.sanctions_reviewed");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    /** Each decision is a form of its own; a refused one shows the page again with the reason. */
    @PostMapping("/desk/clients/{id}/{decision}")
    String decide(
            @PathVariable UUID id,
            @PathVariable String decision,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (decision.equals("register")) {
            verification.askRegister(new ClientId(id));
            return "redirect:/desk/clients/" + id;
        }
        if (decision.equals("network")) {
            NetworkSign.Reach reach = network.ask(clients.visible(id).orElseThrow(NotFound::new));
            return Toast.redirect("/desk/clients/" + id, "customer.network." + reach.state());
        }
        if (decision.equals("vat")) {
            String said = vatChecks
                    .askNow(clients.visible(id).orElseThrow(NotFound::new))
                    .map(check -> check.state().name())
                    .orElse("NOBODY");
            return Toast.redirect("/desk/clients/" + id, "customer.vat." + said);
        }
        if (decision.equals("vat-accept")) {
            Client client = clients.visible(id).orElseThrow(NotFound::new);
            if (form.accept(vatChecks.accept(client, form.text("vat_reason")), VAT) != null) {
                return Toast.redirect("/desk/clients/" + id, "customer.vat_accepted");
            }
            response.setStatus(422);
            return show(id, form, model);
        }
        if (decision.equals("remove")) {
            if (form.accept(removal.remove(new ClientId(id), form.text("reason")), Map.of()) != null) {
                return Toast.redirect("/desk/clients/" + id, "customer.removed");
            }
            response.setStatus(422);
            return show(id, form, model);
        }
        boolean done = ClientDecisions.take(decision, new ClientId(id), form, verification);
        if (done) {
            return Toast.redirect("/desk/clients/" + id, "customer." + decision);
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
