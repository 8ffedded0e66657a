package coop.ouvrage.purchases.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Division;
import coop.ouvrage.purchases.Facts;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where finance divides a document among units, kinds of cost and treatments. */
@Controller
class PurchaseDivision {

    /** Empty parts that are offered behind the others. */
    private static final int FURTHER = 2;

    private final PurchaseReading reading;
    private final Purchases purchases;
    private final PurchasePages pages;
    private final Permissions permissions;

    PurchaseDivision(PurchaseReading reading, Purchases purchases, PurchasePages pages, Permissions permissions) {
        this.reading = reading;
        this.purchases = purchases;
        this.pages = pages;
        this.permissions = permissions;
    }

    @GetMapping("/desk/purchases/{id}/parts")
    String show(@PathVariable UUID id, Words words, Model model) {
        Purchase purchase = purchase(id);
        List<Division.Proposed> parts = reading.parts(purchase);
        Form form = Form.empty();
        for (int nr = 1; nr <= parts.size(); nr++) {
            Division.Proposed part = parts.get(nr - 1);
            form = CodingForm.filled(
                    form.with("text_" + nr, part.text())
                            .with("row_" + nr, part.row())
                            .with("net_" + nr, part.net().toDecimal().toPlainString()),
                    "_" + nr,
                    part.coding());
        }
        int count = parts.size() + FURTHER;
        return shown(purchase, further(form, parts.size(), count, purchase), count, words, model);
    }

    /** A part that somebody adds begins as the document: left as it is, it stands in the same grid of the VAT return. */
    private static Form further(Form form, int before, int count, Purchase purchase) {
        Form filled = form;
        for (int nr = before + 1; nr <= count; nr++) {
            filled = filled.with("nature_" + nr, purchase.coding().nature())
                    .with("treatment_" + nr, purchase.coding().treatment());
        }
        return filled;
    }

    @PostMapping("/desk/purchases/{id}/parts")
    String divide(@PathVariable UUID id, Form form, Words words, HttpServletResponse response, Model model) {
        Purchase purchase = purchase(id);
        int count = count(form);
        if (form.isChecked("more")) {
            int more = Math.min(count + FURTHER, Division.MOST);
            return shown(purchase, further(form, count, more, purchase), more, words, model);
        }
        List<Purchases.Divided> wanted = new ArrayList<>();
        for (int nr = 1; nr <= count; nr++) {
            if (!form.text("net_" + nr).isEmpty()) {
                Purchases.Divided part = part(form, nr);
                if (part != null) {
                    wanted.add(part);
                }
            }
        }
        PurchaseId done = form.isRefused() ? null : form.accept(purchases.divide(purchase.id(), wanted), Map.of());
        if (done != null) {
            return Toast.redirect("/desk/purchases/" + id, "purchases.decided");
        }
        response.setStatus(422);
        return shown(purchase, form, count, words, model);
    }

    private Purchase purchase(UUID id) {
        permissions.require(Permission.PURCHASE_BOOK);
        return reading.get(new PurchaseId(id));
    }

    private static int count(Form form) {
        String count = form.text("count");
        return count.matches("\\d{1,2}") ? Math.min(Integer.parseInt(count), Division.MOST) : 0;
    }

    private static Purchases.@Nullable Divided part(Form form, int nr) {
        String end = "_" + nr;
        Money net = form.money("net" + end);
        BigDecimal row = form.number("row" + end);
        Purchases.Assignment assignment = CodingForm.read(form, end);
        return net == null || row == null || assignment == null
                ? null
                : new Purchases.Divided(form.text("text" + end), row.intValue(), net, assignment);
    }

    private String shown(Purchase purchase, Form form, int count, Words words, Model model) {
        List<Facts.Vat> rows = reading.rows(purchase);
        Map<String, String> rates = new LinkedHashMap<>();
        for (int nr = 0; nr < rows.size(); nr++) {
            Facts.Vat row = rows.get(nr);
            rates.put(
                    Integer.toString(nr),
                    words.percent(row.rate()) + (row.category().isEmpty() ? "" : " · " + row.category()));
        }
        model.addAttribute(
                "view",
                new PartsPage(
                        purchase,
                        rows,
                        count,
                        rates,
                        pages.offered(purchase, words),
                        pages.jobs(purchase),
                        pages.natures(words),
                        pages.treatments(words),
                        pages.levels(words),
                        pages.limits(purchase, words)));
        model.addAttribute("form", form);
        return "purchases/parts";
    }
}
