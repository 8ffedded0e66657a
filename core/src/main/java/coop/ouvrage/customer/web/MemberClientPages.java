package coop.ouvrage.customer.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientMatch;
import coop.ouvrage.customer.ClientNetwork;
import coop.ouvrage.customer.ClientNotes;
import coop.ouvrage.customer.ClientPage;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientSummary;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.RegisterLookUp;
import coop.ouvrage.customer.VatChecks;
import coop.ouvrage.customer.spi.CoverSign;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.MyUnits;
import coop.ouvrage.web.spi.MyUnits.MyUnit;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What members see of clients: who they are, whether they are verified, whether the guarantee covers them, own notes. */
@Controller
class MemberClientPages {

    private final Clients clients;
    private final ClientNotes notes;
    private final ClientNetwork network;
    private final VatChecks vatChecks;
    private final RegisterLookUp register;
    private final CurrentUser user;
    private final ObjectProvider<MyUnits> units;
    private final ObjectProvider<CoverSign> covers;

    MemberClientPages(
            Clients clients,
            ClientNotes notes,
            ClientNetwork network,
            VatChecks vatChecks,
            RegisterLookUp register,
            CurrentUser user,
            ObjectProvider<MyUnits> units,
            ObjectProvider<CoverSign> covers) {
        this.clients = clients;
        this.notes = notes;
        this.network = network;
        this.vatChecks = vatChecks;
        this.register = register;
        this.user = user;
        this.units = units;
        this.covers = covers;
    }

    @GetMapping("/clients")
    String list(ListQuery query, Model model) {
        ClientPage found = clients.search(new ClientQuery(
                query.search(), null, null, sort(query), query.descending(), query.offset(), null, ListQuery.SIZE));
        model.addAttribute("clients", new Slice<ClientSummary>(found.clients(), query, found.total()));
        return "customer/clients";
    }

    static ClientQuery.Sort sort(ListQuery query) {
        return switch (query.sort()) {
            case "city" -> ClientQuery.Sort.CITY;
            case "state" -> ClientQuery.Sort.STATE;
            case "promised" -> ClientQuery.Sort.PROMISED;
            default -> ClientQuery.Sort.NAME;
        };
    }

    /** While somebody types a search: the first clients found, as a part of a page. */
    @GetMapping("/clients/found")
    String found(ListQuery query, Model model) {
        ClientPage found = clients.search(ClientQuery.named(query.search(), 12));
        model.addAttribute("clients", new Slice<ClientSummary>(found.clients(), query, found.total()));
        return "customer/found";
    }

    @GetMapping("/clients/new")
    String form(Form form, Words words, Model model) {
        form.with("kind", "COMPANY")
                .with("country", "BE")
                .with("language", words.language())
                .with("business", "yes");
        RegisterAnswer answer = lookedUp(form);
        List<ClientMatch> matches = answer == null ? List.of() : clients.duplicates(ClientForms.draft(form));
        return show(form, words, matches, false, answer, model);
    }

    /** What the register says of the number that was given to look up, filled in; null if none was, or a wrong one. */
    private @Nullable RegisterAnswer lookedUp(Form form) {
        String typed = form.text("lookup");
        if (typed.isEmpty()) {
            return null;
        }
        EnterpriseNumber number = EnterpriseNumber.parse(typed).orElse(null);
        if (number == null) {
            EnterpriseNumber.fault(typed)
                    .ifPresent(fault ->
                            form.refuse("lookup", Refusal.of("customer.enterprise_number_wrong", "why", fault.code())));
            return null;
        }
        RegisterAnswer answer = register.ask(number);
        form.with("enterprise_number", number.display());
        if (answer instanceof RegisterAnswer.Found found) {
            ClientForms.filled(form, number, found);
        }
        return answer;
    }

    /** While somebody types a new client: known ones that may be the same, as a part of the page. */
    @PostMapping("/clients/new/known")
    String known(Form form, Words words, Model model) {
        model.addAttribute("it", formPage(words, clients.duplicates(ClientForms.draft(form)), false, null));
        return "customer/known";
    }

    @PostMapping("/clients")
    String propose(Form form, Words words, Model model, HttpServletResponse response) {
        UUID unit = form.text("unit").isEmpty() ? null : form.id("unit");
        ClientId id = form.accept(
                clients.propose(ClientForms.draft(form), unit, form.isChecked("another")), ClientForms.FIELDS);
        if (id == null) {
            response.setStatus(422);
            List<ClientMatch> matches = clients.duplicates(ClientForms.draft(form));
            return show(form, words, matches, !matches.isEmpty(), null, model);
        }
        return Toast.redirect("/clients/" + id, "customer.proposed");
    }

    private String show(
            Form form,
            Words words,
            List<ClientMatch> matches,
            boolean mustChoose,
            @Nullable RegisterAnswer answer,
            Model model) {
        model.addAttribute("form", form);
        model.addAttribute("it", formPage(words, matches, mustChoose, answer));
        return "customer/client_new";
    }

    private ClientFormPage formPage(
            Words words, List<ClientMatch> matches, boolean mustChoose, @Nullable RegisterAnswer answer) {
        return new ClientFormPage(
                "/clients",
                ClientForms.kinds(words),
                ClientForms.languages(words),
                ClientForms.countries(words),
                myUnits(),
                matches,
                mustChoose,
                "/clients/",
                answer);
    }

    @GetMapping("/clients/{id}")
    String client(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("it", view(id));
        return "customer/client";
    }

    @PostMapping("/clients/{id}/notes")
    String note(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        UUID unit = form.id("unit");
        if (unit != null && form.accept(notes.write(new ClientId(id), unit, form.text("text")), NOTE_FIELDS) != null) {
            return Toast.redirect("/clients/" + id, "customer.noted");
        }
        response.setStatus(422);
        return client(id, form, model);
    }

    private static final java.util.Map<String, String> NOTE_FIELDS = java.util.Map.of("customer.note_length", "text");

    private ClientView view(UUID id) {
        Client client = clients.visible(id).orElseThrow(NotFound::new);
        Boolean covered =
                covers.stream().findFirst().map(sign -> sign.covers(id)).orElse(null);
        return new ClientView(
                client,
                covered,
                network.of(client),
                vatChecks.last(client).orElse(null),
                myUnits(),
                notes.of(client.id()));
    }

    private List<MyUnit> myUnits() {
        return user.partyId()
                .flatMap(party -> units.stream().findFirst().map(known -> known.of(party)))
                .orElse(List.of());
    }
}
