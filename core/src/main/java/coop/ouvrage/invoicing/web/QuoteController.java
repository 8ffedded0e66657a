package coop.ouvrage.invoicing.web;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.QuoteTerms;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An offer as the unit's holder and the support team see it. */
@Controller
class QuoteController {

    private final InvoiceReading reading;
    private final Quotes quotes;
    private final Clients clients;

    QuoteController(InvoiceReading reading, Quotes quotes, Clients clients) {
        this.reading = reading;
        this.quotes = quotes;
        this.clients = clients;
    }

    @GetMapping("/quotes/{id}")
    String show(@PathVariable UUID id, Model model) {
        Quote quote = quote(id);
        boolean open = quote.state() == Quote.State.DRAFT || quote.state() == Quote.State.SENT;
        model.addAttribute("quote", quote);
        model.addAttribute("client", clients.get(quote.client()).name());
        model.addAttribute("order", reading.orderOf(quote).orElse(null));
        model.addAttribute("versions", quotes.ofJob(quote.job()));
        QuoteTerms terms = quotes.terms(quote.id()).orElse(null);
        model.addAttribute("terms", terms);
        model.addAttribute("mayAct", terms == null && open && reading.mayOffer(quote));
        return "invoicing/quote";
    }

    @PostMapping("/quotes/{id}/send")
    String send(@PathVariable UUID id) {
        quotes.send(quote(id).id()).orThrow();
        return Toast.redirect("/quotes/" + id, "quote_sent");
    }

    @PostMapping("/quotes/{id}/withdraw")
    String withdraw(@PathVariable UUID id) {
        quotes.withdraw(quote(id).id()).orThrow();
        return Toast.redirect("/quotes/" + id, "quote_withdrawn");
    }

    @GetMapping("/quotes/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        Quote quote = quote(id);
        return Files.pdf(reading.pdf(quote), quote.reference());
    }

    private Quote quote(UUID id) {
        return reading.quote(new QuoteId(id)).orElseThrow(NotFound::new);
    }
}
