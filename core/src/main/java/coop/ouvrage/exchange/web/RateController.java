package coop.ouvrage.exchange.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The rates of the last day, and the file that brings new ones, for finance. */
@Controller
class RateController {

    private final ReferenceRates rates;
    private final Permissions permissions;

    RateController(ReferenceRates rates, Permissions permissions) {
        this.rates = rates;
        this.permissions = permissions;
    }

    @GetMapping("/desk/rates")
    String show(Form form, Model model) {
        permissions.require(Permission.BANK_READ);
        model.addAttribute("form", form);
        model.addAttribute("rates", rates.latest());
        return "exchange/rates";
    }

    @PostMapping("/desk/rates")
    String take(
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Form form,
            Model model,
            HttpServletResponse response)
            throws IOException {
        permissions.require(Permission.BANK_IMPORT);
        if (file == null || file.isEmpty()) {
            form.refuse("file", Refusal.of("exchange.file_missing"));
        } else {
            Integer added = form.accept(
                    rates.take(file.getBytes()),
                    Map.of(
                            "exchange.file_unreadable", "file",
                            "exchange.file_too_large", "file",
                            "exchange.day_ahead", "file",
                            "exchange.rate_differs", "file"));
            if (added != null) {
                return Toast.redirect("/desk/rates", "rates_taken", Map.of("n", String.valueOf(added)));
            }
        }
        response.setStatus(422);
        return show(form, model);
    }
}
