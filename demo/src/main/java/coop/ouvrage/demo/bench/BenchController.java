package coop.ouvrage.demo.bench;

import coop.ouvrage.access.UserId;
import coop.ouvrage.demo.DemoOnly;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the bench and its buttons. Open to everybody: whoever reaches a demo may be anybody in it. */
@DemoOnly
@Controller
@RequestMapping("/demo")
class BenchController {

    private static final int MAILS = 30;

    private final BenchDesk desk;
    private final Mailbox mailbox;
    private final World world;
    private final PayDesk pay;
    private final Sessions sessions;

    BenchController(BenchDesk desk, Mailbox mailbox, World world, PayDesk pay, Sessions sessions) {
        this.desk = desk;
        this.mailbox = mailbox;
        this.world = world;
        this.pay = pay;
        this.sessions = sessions;
    }

    @GetMapping
    String bench(@RequestParam(defaultValue = "") String to, Model model) {
        model.addAttribute(
                "bench",
                new Bench(
                        desk.today(),
                        desk.latest(),
                        desk.guests(),
                        mailbox.latest(to, MAILS),
                        World.modes(),
                        world.authority(),
                        world.registerAnswers(),
                        pay.dues(),
                        pay.payers(),
                        pay.statements(),
                        pay.orders(),
                        to.strip()));
        return "demo/bench";
    }

    /** Whoever is entered as was proven by nothing but being a demo; the second factor counts as given. */
    @PostMapping("/enter")
    String enter(@RequestParam UUID user, HttpServletRequest request) {
        sessions.begin(request, new UserId(user), true);
        return "redirect:" + desk.room(user);
    }

    @PostMapping("/clock")
    String clock(@RequestParam String until) {
        if (until.equals("event")) {
            desk.nextEvent();
        } else {
            desk.nextDay();
        }
        return "redirect:/demo#clock";
    }

    @PostMapping("/authority")
    String authority(@RequestParam String mode) {
        world.authority(mode);
        return "redirect:/demo#authority";
    }

    @PostMapping("/register")
    String register(@RequestParam boolean answers) {
        world.registerAnswers(answers);
        return "redirect:/demo#authority";
    }

    @PostMapping("/pay")
    String pay(@RequestParam UUID invoice, @RequestParam PayDesk.Way way) {
        pay.pay(invoice, way);
        return Toast.redirect("/demo", "demo.paid") + "#pay";
    }

    @PostMapping("/import")
    String importStatement(@RequestParam String account, @RequestParam String id, @RequestParam PayDesk.Form form) {
        pay.importStatement(account, id, form);
        return Toast.redirect("/demo", "demo.imported") + "#pay";
    }

    @GetMapping("/statements/{account}/{id}/{form}")
    ResponseEntity<byte[]> statement(
            @PathVariable String account, @PathVariable String id, @PathVariable PayDesk.Form form) {
        return file(form.fileName(id), pay.statement(account, id, form));
    }

    @GetMapping("/orders/{reference}")
    ResponseEntity<byte[]> answer(@PathVariable String reference) {
        return file(reference + "-pain.002.xml", pay.answer(reference));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(content);
    }

    @PostMapping("/bankrupt")
    String bankrupt(@RequestParam UUID client) {
        pay.bankrupt(client);
        return Toast.redirect("/demo", "demo.bankrupt") + "#pay";
    }
}
