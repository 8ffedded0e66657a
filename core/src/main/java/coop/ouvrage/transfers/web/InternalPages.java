package coop.ouvrage.transfers.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.transfers.InternalInvoice;
import coop.ouvrage.transfers.InternalInvoices;
import coop.ouvrage.transfers.InternalPaper;
import coop.ouvrage.transfers.InternalReading;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitCode;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a unit charges others and others charge it: the list, the form, one document and what is decided on it. */
@Controller
class InternalPages {

    private static final int SHOWN = 100;
    private static final Map<String, String> FIELDS = Map.of(
            "transfers.unit_unknown", "buyer",
            "transfers.same_unit", "buyer",
            "transfers.share_first", "buyer",
            "transfers.entity_no_client", "buyer",
            "transfers.title_missing", "title",
            "transfers.amount_missing", "amount",
            "transfers.reason_missing", "reason",
            "unit.not_enough", "subject");

    private final InternalInvoices invoices;
    private final InternalReading reading;
    private final InternalPaper paper;
    private final Units units;
    private final Permissions permissions;

    InternalPages(
            InternalInvoices invoices,
            InternalReading reading,
            InternalPaper paper,
            Units units,
            Permissions permissions) {
        this.invoices = invoices;
        this.reading = reading;
        this.paper = paper;
        this.units = units;
        this.permissions = permissions;
    }

    @GetMapping("/units/{id}/internal")
    String list(@PathVariable UUID id, Model model) {
        List<InternalInvoice> found = reading.ofUnit(id, null, SHOWN);
        model.addAttribute("unit", unit(id));
        model.addAttribute("code", UnitCode.of(id));
        model.addAttribute("documents", found);
        model.addAttribute("names", names(found));
        return "transfers/list";
    }

    private Map<UUID, String> names(List<InternalInvoice> documents) {
        List<UUID> ids = documents.stream()
                .flatMap(document ->
                        Stream.of(document.seller().unit(), document.buyer().unit()))
                .distinct()
                .toList();
        return units.of(ids).stream().collect(Collectors.toMap(unit -> unit.id().value(), ProductionUnit::name));
    }

    @GetMapping("/units/{id}/internal/new")
    String form(@PathVariable UUID id, Model model) {
        return form(unit(id), Form.empty(), model);
    }

    private String form(ProductionUnit unit, Form form, Model model) {
        permissions.require(Permission.INVOICE_ISSUE, unit.id().value());
        model.addAttribute("unit", unit);
        model.addAttribute("budgets", offered(unit));
        model.addAttribute("form", form);
        return "transfers/new";
    }

    private Map<String, String> offered(ProductionUnit unit) {
        Map<String, String> offered = new LinkedHashMap<>();
        reading.budgets(unit).forEach((id, name) -> offered.put(id.toString(), name));
        return offered;
    }

    @PostMapping("/units/{id}/internal")
    String propose(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        ProductionUnit unit = unit(id);
        String buyer = form.required("buyer", 20);
        String title = form.required("title", 200);
        Money amount = form.money("amount");
        UUID subject = form.text("subject").isEmpty() ? null : form.id("subject");
        if (buyer != null && title != null && amount != null && !form.isRefused()) {
            InternalInvoice made = form.accept(
                    invoices.propose(new InternalInvoices.Proposal(id, subject, buyer, title, amount)), FIELDS);
            if (made != null) {
                return Toast.redirect("/internal/" + made.id(), "internal_proposed");
            }
        }
        response.setStatus(422);
        return form(unit, form, model);
    }

    @GetMapping("/internal/{id}")
    String show(@PathVariable UUID id, Model model) {
        return shown(id, Form.empty(), model);
    }

    private String shown(UUID id, Form form, Model model) {
        InternalInvoice document = reading.get(id);
        ProductionUnit buyer = units.get(document.buyer().unit());
        boolean open = document.state() == InternalInvoice.State.PROPOSED;
        boolean pays =
                permissions.allows(Permission.PURCHASE_APPROVE, buyer.id().value());
        UUID seller = document.seller().unit();
        var may = new InternalView.Doing(
                open && pays,
                open && permissions.allows(Permission.INVOICE_ISSUE, seller),
                document.state() == InternalInvoice.State.AGREED
                        && document.number() != null
                        && !document.isReversal()
                        && permissions.allows(Permission.INVOICE_CREDIT, seller));
        model.addAttribute(
                "view",
                new InternalView(
                        document,
                        units.get(seller).name(),
                        buyer.name(),
                        reading.reversalOf(document).orElse(null),
                        may.agree() ? offered(buyer) : Map.of(),
                        may));
        model.addAttribute("form", form);
        return "transfers/show";
    }

    /** Every decision ends alike: back on the page of the document, or on it with the reasons why not. */
    @PostMapping({
        "/internal/{id}/agreement",
        "/internal/{id}/refusal",
        "/internal/{id}/withdrawal",
        "/internal/{id}/reversal"
    })
    String decide(
            @PathVariable UUID id, Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        String address = request.getRequestURI();
        Outcome<InternalInvoice> outcome = decided(id, address.substring(address.lastIndexOf('/') + 1), form);
        InternalInvoice done = outcome == null ? null : form.accept(outcome, FIELDS);
        if (done != null) {
            return Toast.redirect("/internal/" + done.id(), "internal_decided");
        }
        response.setStatus(422);
        return shown(id, form, model);
    }

    /** Null when the form cannot be read. */
    private @Nullable Outcome<InternalInvoice> decided(UUID id, String act, Form form) {
        String reason = form.text("reason");
        return switch (act) {
            case "agreement" -> {
                UUID subject = form.text("subject").isEmpty() ? null : form.id("subject");
                yield form.isRefused() ? null : invoices.agree(id, subject);
            }
            case "refusal" -> invoices.refuse(id, reason);
            case "withdrawal" -> invoices.withdraw(id, reason);
            case "reversal" -> invoices.reverse(id, reason);
            default -> throw new NotFound();
        };
    }

    @GetMapping("/internal/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id, Words words) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(paper.pdf(reading.get(id), words));
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.INVOICE_READ, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
