package coop.ouvrage.receivables.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.web.NotFound;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The state of payment of an invoice, for the holders of the units that have a line on it, and for finance. */
@Controller
class PaymentController {

    private final OpenItems items;
    private final Permissions permissions;

    PaymentController(OpenItems items, Permissions permissions) {
        this.items = items;
        this.permissions = permissions;
    }

    @GetMapping("/invoices/{id}/payment")
    String payment(@PathVariable UUID id, Model model) {
        OpenItem item = items.find(id).orElseThrow(NotFound::new);
        if (item.units().stream().noneMatch(unit -> permissions.allows(Permission.INVOICE_READ, unit))) {
            throw new NotFound();
        }
        model.addAttribute("payment", new PaymentPage(item, items.settlements(id)));
        return "receivables/payment";
    }
}
