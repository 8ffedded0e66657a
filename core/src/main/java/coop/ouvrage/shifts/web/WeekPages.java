package coop.ouvrage.shifts.web;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.shifts.BilledWeek;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.WeekInvoices;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The weeks of an agreement: what is invoiced, and what waits for it. */
@Controller
class WeekPages {

    private final ShiftAgreements agreements;
    private final WeekInvoices weeks;
    private final Invoices invoices;

    WeekPages(ShiftAgreements agreements, WeekInvoices weeks, Invoices invoices) {
        this.agreements = agreements;
        this.weeks = weeks;
        this.invoices = invoices;
    }

    @GetMapping("/shifts/{id}/weeks")
    String show(@PathVariable UUID id, Form form, Model model) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        List<WeekRow> billed = weeks.invoiced(id).stream().map(this::row).toList();
        model.addAttribute("billed", billed);
        model.addAttribute("open", weeks.open(id));
        model.addAttribute("agreement", agreements.get(id));
        model.addAttribute("standing", weeks.standing(id).orElse(null));
        Map<String, String> next = new LinkedHashMap<>();
        agreements
                .next(id)
                .forEach(order -> next.put(
                        order.id().value().toString(),
                        order.quote().reference() + " " + order.quote().title()));
        model.addAttribute("next", next);
        model.addAttribute("form", form);
        return "shifts/weeks";
    }

    private WeekRow row(BilledWeek week) {
        return new WeekRow(week, invoices.find(new InvoiceId(week.invoice())).orElseThrow());
    }

    @PostMapping("/shifts/{id}/order")
    String follow(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        UUID order = form.id("order");
        if (order != null && form.accept(agreements.follow(id, order), Map.of()) != null) {
            return Toast.redirect("/shifts/" + id + "/weeks", "shifts.order_followed");
        }
        response.setStatus(422);
        return show(id, form, model);
    }

    @PostMapping("/shifts/{id}/weeks/{week}")
    String invoice(
            @PathVariable UUID id, @PathVariable LocalDate week, Form form, Model model, HttpServletResponse response) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        InvoiceId made = form.accept(weeks.invoice(id, week), Map.of());
        if (made != null) {
            return Toast.redirect("/invoices/" + made, "shifts.week_invoiced");
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
