package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientAccessLinks;
import coop.ouvrage.web.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where a client without a link asks for one. Its answer tells nobody who is a client. */
@Controller
class AskPage {

    private final ClientAccessLinks links;

    AskPage(ClientAccessLinks links) {
        this.links = links;
    }

    @GetMapping("/l/space")
    String ask(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", false);
        return "clientspace/ask";
    }

    @PostMapping("/l/space")
    String send(Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        String address = form.required("email", 200);
        if (address != null) {
            form.refuse(links.ask(request.getRemoteAddr(), address).refusals());
        }
        model.addAttribute("form", form);
        model.addAttribute("sent", !form.isRefused());
        if (form.isRefused()) {
            response.setStatus(422);
        }
        return "clientspace/ask";
    }
}
