package coop.ouvrage.clientspace.web;

import coop.ouvrage.clientspace.ClientLinkDesk;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where finance ends the links and keys of a client, and mails a new link. */
@Controller
@RequestMapping("/desk/recovery/clients/{client}/links")
class ClientLinkPages {

    private final ClientLinkDesk desk;
    private final Clients clients;

    ClientLinkPages(ClientLinkDesk desk, Clients clients) {
        this.desk = desk;
        this.clients = clients;
    }

    @GetMapping
    String list(@PathVariable UUID client, Model model) {
        Client known = clients.find(client).orElseThrow(NotFound::new);
        model.addAttribute("client", known);
        model.addAttribute("links", desk.of(client));
        return "clientspace/links";
    }

    @PostMapping
    String mail(@PathVariable UUID client) {
        desk.mail(client).orThrow();
        return Toast.redirect(own(client), "clientspace.link_mailed");
    }

    @PostMapping("/revoke")
    String revoke(@PathVariable UUID client) {
        desk.revoke(client);
        return Toast.redirect(own(client), "clientspace.links_revoked");
    }

    @PostMapping("/{link}/revoke")
    String revoke(@PathVariable UUID client, @PathVariable UUID link) {
        desk.revoke(client, link);
        return Toast.redirect(own(client), "clientspace.link_revoked");
    }

    private static String own(UUID client) {
        return "/desk/recovery/clients/" + client + "/links";
    }
}
