package coop.ouvrage.recovery.web;

import coop.ouvrage.customer.BadPayers;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.PaymentPlans;
import coop.ouvrage.recovery.Recovery;
import coop.ouvrage.recovery.RecoveryFile;
import coop.ouvrage.recovery.RecoveryState;
import coop.ouvrage.recovery.ReminderDesk;
import coop.ouvrage.recovery.StatementSchedules;
import coop.ouvrage.recovery.Statements;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All that finance does about one client that owes: plan, statement, file for the lawyer, flag. */
@Controller
@RequestMapping("/desk/recovery/clients/{client}")
class ClientRecoveryPages {

    private static final Map<String, String> FIELDS = Map.of(
            "recovery.plan_count", "count",
            "recovery.plan_first_day", "first",
            "customer.reason_missing", "reason");

    private final OpenItems items;
    private final Recovery recovery;
    private final PaymentPlans plans;
    private final ReminderDesk reminders;
    private final RecoveryFile file;
    private final Statements statements;
    private final StatementSchedules schedules;
    private final BadPayers badPayers;
    private final Clients clients;

    ClientRecoveryPages(
            OpenItems items,
            Recovery recovery,
            PaymentPlans plans,
            ReminderDesk reminders,
            RecoveryFile file,
            Statements statements,
            StatementSchedules schedules,
            BadPayers badPayers,
            Clients clients) {
        this.items = items;
        this.recovery = recovery;
        this.plans = plans;
        this.reminders = reminders;
        this.file = file;
        this.statements = statements;
        this.schedules = schedules;
        this.badPayers = badPayers;
        this.clients = clients;
    }

    @GetMapping
    String show(@PathVariable UUID client, Form form, Model model) {
        Client known = clients.find(client).orElseThrow(NotFound::new);
        List<OpenItem> all = items.of(client);
        List<OpenItem> open = all.stream().filter(OpenItem::isOpen).toList();
        Map<UUID, RecoveryState> states = recovery
                .of(open.stream().map(OpenItem::invoice).toList())
                .stream()
                .collect(Collectors.toMap(RecoveryState::invoice, state -> state));
        model.addAttribute(
                "desk",
                new ClientDesk(
                        known,
                        open,
                        all.stream()
                                .filter(item -> item.lost().compareTo(item.recovered()) > 0)
                                .toList(),
                        states,
                        plans.of(client),
                        reminders.ofClient(client),
                        badPayers.of(client).orElse(null)));
        model.addAttribute("every", schedules.of(client));
        model.addAttribute("form", form);
        return "recovery/client";
    }

    @PostMapping("/plan")
    String plan(@PathVariable UUID client, Form form, Model model, HttpServletResponse response) {
        BigDecimal count = form.number("count");
        LocalDate first = form.day("first");
        if (count != null && first != null) {
            List<UUID> invoices =
                    form.all("invoice").stream().map(UUID::fromString).toList();
            int parts = count.intValue();
            if (form.accept(plans.propose(client, invoices, parts, first), FIELDS) != null) {
                return Toast.redirect("/desk/recovery/clients/" + client, "recovery.plan_offered");
            }
        }
        response.setStatus(422);
        return show(client, form, model);
    }

    @PostMapping("/statement")
    String mail(@PathVariable UUID client) {
        statements.mail(List.of(client)).orThrow();
        return Toast.redirect("/desk/recovery/clients/" + client, "recovery.statement_mailed");
    }

    @PostMapping("/schedule")
    String schedule(@PathVariable UUID client, Form form, Model model, HttpServletResponse response) {
        StatementSchedules.Every every = form.choice("every", StatementSchedules.Every.class);
        if (every != null
                && form.accept(schedules.set(client, every), Map.of("recovery.statement_address", "every")) != null) {
            return Toast.redirect("/desk/recovery/clients/" + client, "recovery.statement_scheduled");
        }
        response.setStatus(422);
        return show(client, form, model);
    }

    @PostMapping("/flag")
    String flag(@PathVariable UUID client, Form form, Model model, HttpServletResponse response) {
        if (form.accept(badPayers.flag(client, form.text("reason")), FIELDS) != null) {
            return Toast.redirect("/desk/recovery/clients/" + client, "recovery.flagged");
        }
        response.setStatus(422);
        return show(client, form, model);
    }

    @PostMapping("/lift")
    String lift(@PathVariable UUID client) {
        badPayers.lift(client).orThrow();
        return Toast.redirect("/desk/recovery/clients/" + client, "recovery.lifted");
    }

    @GetMapping("/file.zip")
    ResponseEntity<byte[]> file(@PathVariable UUID client) {
        return kept(file.zip(client), MediaType.parseMediaType("application/zip"), "recovery.zip");
    }

    @GetMapping("/claim.pdf")
    ResponseEntity<byte[]> claim(@PathVariable UUID client) {
        return kept(file.claim(client).orElseThrow(NotFound::new), MediaType.APPLICATION_PDF, "proof-of-claim.pdf");
    }

    @GetMapping("/statement.pdf")
    ResponseEntity<byte[]> statement(@PathVariable UUID client) {
        if (clients.find(client).isEmpty()) {
            throw new NotFound();
        }
        return kept(statements.pdf(client), MediaType.APPLICATION_PDF, "statement.pdf");
    }

    @GetMapping("/statement")
    ResponseEntity<byte[]> sheet(
            @PathVariable UUID client, @RequestParam(defaultValue = "csv") String format, Words words) {
        return Export.as(format, statements.sheet(client, words.language()));
    }

    private static ResponseEntity<byte[]> kept(byte[] content, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(content);
    }
}
