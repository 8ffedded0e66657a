package coop.ouvrage.shifts.web;

import coop.ouvrage.access.StepUp;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientSummary;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.Courier;
import coop.ouvrage.shifts.ShiftAgreement;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NavigationItem.Room;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Agreements with platforms: for those who manage them, and for those who sign them to work under them. */
@Controller
class ShiftPages {

    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final Clients clients;
    private final Orders orders;
    private final Contracts contracts;
    private final Parties parties;
    private final StepUp stepUp;

    ShiftPages(
            ShiftAgreements agreements,
            ShiftFiles files,
            Clients clients,
            Orders orders,
            Contracts contracts,
            Parties parties,
            StepUp stepUp) {
        this.agreements = agreements;
        this.files = files;
        this.clients = clients;
        this.orders = orders;
        this.contracts = contracts;
        this.parties = parties;
        this.stepUp = stepUp;
    }

    @GetMapping("/shifts")
    String list(Model model) {
        model.addAttribute("agreements", agreements.agreements());
        model.addAttribute("toSign", agreements.toSign());
        model.addAttribute("manages", !agreements.units().isEmpty());
        return "shifts/list";
    }

    @GetMapping("/shifts/new")
    String form(Form form, Model model) {
        List<ProductionUnit> units = agreements.units();
        if (units.isEmpty()) {
            throw new NotFound();
        }
        Map<String, String> own = new LinkedHashMap<>();
        units.forEach(unit -> own.put(unit.id().toString(), unit.name()));
        Map<String, String> known = new LinkedHashMap<>();
        for (ClientSummary client : clients.search(ClientQuery.named("", 500)).clients()) {
            known.put(client.id().toString(), client.name());
        }
        model.addAttribute("form", form.with("checkMonths", 6).with("courseMonths", 24));
        model.addAttribute("choices", new AgreementChoices(own, known, orders(units), contracts.functionClasses()));
        return "shifts/new";
    }

    private Map<String, String> orders(List<ProductionUnit> units) {
        Map<String, String> open = new LinkedHashMap<>();
        List<UUID> ids = units.stream().map(unit -> unit.id().value()).toList();
        for (Order order : orders.ofUnits(ids, 100)) {
            if (!order.cancelled()) {
                open.put(
                        order.id().value().toString(),
                        order.quote().reference() + " " + order.quote().title());
            }
        }
        return open;
    }

    @PostMapping("/shifts")
    String open(Form form, Model model, HttpServletResponse response) {
        AgreementDraft draft = new AgreementReader(form).draft();
        if (draft != null) {
            UUID made = form.accept(agreements.open(draft), Map.of());
            if (made != null) {
                return Toast.redirect("/shifts/" + made, "shifts.agreed");
            }
        }
        response.setStatus(422);
        return form(form, model);
    }

    @GetMapping("/shifts/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        ShiftAgreement agreement = known(id);
        List<Courier> couriers = List.copyOf(agreements.couriers(id));
        model.addAttribute("agreement", agreement);
        model.addAttribute("couriers", couriers);
        model.addAttribute(
                "names", parties.names(couriers.stream().map(Courier::worker).toList()));
        model.addAttribute("files", files.ofAgreement(id));
        model.addAttribute("form", form);
        return "shifts/show";
    }

    @PostMapping("/shifts/{id}/couriers")
    String add(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        known(id);
        agreements.couriers(id); // whoever may not manage it learns nothing of who exists
        String number = form.required("number", 40);
        String email = form.required("email", 200);
        ContractKind kind = form.choice("kind", ContractKind.class);
        if (number != null && email != null && kind != null) {
            List<PartyId> people = parties.people(email);
            if (people.size() != 1) {
                form.refuse("email", Refusal.of("shifts.nobody_with_mail"));
            } else if (form.accept(agreements.add(id, number, people.getFirst().value(), kind), Map.of()) != null) {
                return Toast.redirect("/shifts/" + id, "shifts.courier_added");
            }
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @GetMapping("/shifts/sign/{id}")
    String toSign(@PathVariable UUID id, Words words, Model model) {
        ShiftAgreement agreement = own(id);
        model.addAttribute("agreement", agreement);
        model.addAttribute("courier", agreements.mine(id).orElseThrow(NotFound::new));
        model.addAttribute("client", clients.get(agreement.client()).name());
        model.addAttribute("lines", AgreementWords.of(agreement, words));
        return "shifts/sign";
    }

    @PostMapping("/shifts/sign/{id}")
    String sign(@PathVariable UUID id, Words words) {
        stepUp.require(StepUp.RECENT);
        agreements.sign(id, String.join("\n", AgreementWords.of(own(id), words)));
        return Toast.redirect("/shifts/sign/" + id, "shifts.signed");
    }

    private ShiftAgreement own(UUID id) {
        known(id);
        if (agreements.mine(id).isEmpty()) {
            throw new NotFound();
        }
        return agreements.get(id);
    }

    private ShiftAgreement known(UUID id) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        return agreements.get(id);
    }

    /** Where shifts stand in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        NavigationItem shifts() {
            return NavigationItem.of(Room.MEMBER, "shifts.title", "/shifts", Icon.CALENDAR, 60);
        }
    }
}
