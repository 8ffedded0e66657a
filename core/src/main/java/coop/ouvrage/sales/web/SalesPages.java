package coop.ouvrage.sales.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.JointSales;
import coop.ouvrage.sales.Repeat;
import coop.ouvrage.sales.SaleRequest;
import coop.ouvrage.sales.SaleRequests;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What a unit sells beside the job tool: the form, and the adviser's answer. */
@Controller
class SalesPages {

    private static final Map<String, String> FIELDS = Map.of(
            "sales.public_reference_missing", "reference",
            "invoicing.order_number_missing", "reference",
            "invoicing.client_not_verified", "client",
            "invoicing.vat_number_missing", "client");

    private final SaleRequests requests;
    private final Invoices invoices;
    private final Units units;
    private final SaleChoices choices;
    private final JointSales joint;
    private final Permissions permissions;
    private final BusinessTime time;

    SalesPages(
            SaleRequests requests,
            Invoices invoices,
            Units units,
            SaleChoices choices,
            JointSales joint,
            Permissions permissions,
            BusinessTime time) {
        this.requests = requests;
        this.invoices = invoices;
        this.units = units;
        this.choices = choices;
        this.joint = joint;
        this.permissions = permissions;
        this.time = time;
    }

    @GetMapping("/units/{id}/sales/new")
    String blank(@PathVariable UUID id, Form form, Model model) {
        permissions.require(Permission.INVOICE_ISSUE, id);
        return shown(
                unit(id), form.with("quantity1", "1").with("form", "FULL").with("supply1", "SERVICE"), null, model);
    }

    /** What was typed adds up to; a further line; open deposits of the client. Nothing is written. */
    @PostMapping("/units/{id}/sales/preview")
    String preview(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        permissions.require(Permission.INVOICE_ISSUE, id);
        ProductionUnit unit = unit(id);
        if (form.isChecked("more")) {
            return shown(unit, form, null, model);
        }
        Sale sale = reader(form, unit).sale();
        if (sale != null) {
            form.refuse(requests.refusals(id, sale), FIELDS);
        }
        if (form.isRefused()) {
            response.setStatus(422);
        }
        return shown(unit, form, sale == null ? null : invoices.preview(sale).orElse(null), model);
    }

    @PostMapping("/units/{id}/sales")
    String ask(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        ProductionUnit unit = unit(id);
        SaleFormReader reader = reader(form, unit);
        Sale sale = reader.sale();
        Repeat repeat = reader.repeat();
        if (sale != null && !form.isRefused()) {
            SaleRequest made = form.accept(requests.ask(id, sale, repeat), FIELDS);
            if (made != null) {
                return Toast.redirect(
                        "/sales/" + made.id(), "sale_" + made.state().name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        permissions.require(Permission.INVOICE_ISSUE, id);
        response.setStatus(422);
        return shown(unit, form, null, model);
    }

    private SaleFormReader reader(Form form, ProductionUnit unit) {
        return new SaleFormReader(form, unit, time.today(), units::ofCode);
    }

    private String shown(ProductionUnit unit, Form form, @Nullable Invoice preview, Model model) {
        model.addAttribute("unit", unit);
        model.addAttribute("form", form);
        model.addAttribute("preview", preview);
        model.addAttribute("rows", reader(form, unit).rows());
        model.addAttribute("choices", choices.of(unit, form));
        return "sales/new";
    }

    @GetMapping("/sales/{id}")
    String show(@PathVariable UUID id, Model model) {
        return one(id, Form.empty(), model);
    }

    private String one(UUID id, Form form, Model model) {
        SaleRequest request = requests.find(id).orElseThrow(NotFound::new);
        model.addAttribute("request", request);
        model.addAttribute("unit", units.get(request.unit()));
        model.addAttribute("mine", joint.mine(request));
        model.addAttribute(
                "missing",
                joint.missing(request).stream()
                        .map(other -> units.get(other).name())
                        .toList());
        model.addAttribute("clients", choices.names(List.of(request)));
        model.addAttribute(
                "preview", request.isOpen() ? invoices.preview(request.sale()).orElse(null) : null);
        model.addAttribute("refusals", request.isOpen() ? invoices.refusals(request.sale()) : List.of());
        model.addAttribute("runs", requests.runs(request));
        model.addAttribute("form", form);
        return "sales/show";
    }

    @PostMapping("/sales/{id}/approval")
    String approve(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return answered(id, requests.approve(id), "sale_approved", response, model);
    }

    @PostMapping("/sales/{id}/return")
    String giveBack(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return answered(id, requests.giveBack(id, form.text("reason")), "sale_returned", response, model);
    }

    @PostMapping("/sales/{id}/agreement")
    String agree(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return answered(id, joint.agree(id), "sale_agreed", response, model);
    }

    @PostMapping("/sales/{id}/refusal")
    String decline(@PathVariable UUID id, Form form, HttpServletResponse response, Model model) {
        return answered(id, joint.decline(id, form.text("reason")), "sale_declined", response, model);
    }

    @PostMapping("/sales/{id}/stop")
    String stop(@PathVariable UUID id, HttpServletResponse response, Model model) {
        return answered(id, requests.stop(id), "sale_stopped", response, model);
    }

    private String answered(
            UUID id, Outcome<SaleRequest> outcome, String done, HttpServletResponse response, Model model) {
        if (outcome.isDone()) {
            return Toast.redirect("/sales/" + id, done);
        }
        response.setStatus(422);
        return one(id, Form.empty().refuse(outcome.refusals(), Map.of("sales.reason_missing", "reason")), model);
    }

    private ProductionUnit unit(UUID id) {
        permissions.require(Permission.INVOICE_READ, id);
        return units.find(id).orElseThrow(NotFound::new);
    }
}
