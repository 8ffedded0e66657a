package coop.ouvrage.returns.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.returns.AuthorityPayments;
import coop.ouvrage.returns.PayReturn;
import coop.ouvrage.returns.ReturnId;
import coop.ouvrage.returns.ReturnPayments;
import coop.ouvrage.returns.Returns;
import coop.ouvrage.returns.ReturnsDue;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Returns at the desk: what is due, each version explained, its file, filing by a second person, payment. */
@Controller
class ReturnPages {

    private final Returns returns;
    private final ReturnsDue due;
    private final ReturnPayments payments;
    private final AuthorityPayments authorities;
    private final Permissions permissions;

    ReturnPages(
            Returns returns,
            ReturnsDue due,
            ReturnPayments payments,
            AuthorityPayments authorities,
            Permissions permissions) {
        this.returns = returns;
        this.due = due;
        this.payments = payments;
        this.authorities = authorities;
        this.permissions = permissions;
    }

    @GetMapping("/desk/returns")
    String list(ListQuery query, Form form, Model model) {
        List<PayReturn> found = returns.newest(query.offset(), ListQuery.SIZE + 1);
        model.addAttribute("due", due.all());
        model.addAttribute("rows", found.stream().limit(ListQuery.SIZE).toList());
        model.addAttribute("next", found.size() > ListQuery.SIZE ? query.next() : "");
        model.addAttribute("form", form);
        return "returns/list";
    }

    @PostMapping("/desk/returns")
    String make(Form form, Model model, HttpServletResponse response) {
        String entity = form.required("entity", 8);
        String kind = form.required("kind", 60);
        var day = form.day("day");
        if (entity != null && kind != null && day != null) {
            ReturnId made = form.accept(returns.make(entity, kind, day), Map.of());
            if (made != null) {
                return Toast.redirect("/desk/returns/" + made, "returns.made");
            }
        }
        response.setStatus(422);
        return list(ListQuery.of(""), form, model);
    }

    @GetMapping("/desk/returns/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("view", known(() -> view(new ReturnId(id))));
        model.addAttribute("form", form);
        return "returns/show";
    }

    private ReturnView view(ReturnId id) {
        PayReturn it = returns.get(id);
        ReturnFormat format = returns.kinds().stream()
                .filter(kind -> kind.kind().equals(it.kind()))
                .findFirst()
                .orElseThrow();
        Control control = it.lines().stream()
                .flatMap(line -> Stream.ofNullable(line.control()))
                .filter(each -> each != Control.HOLIDAY)
                .findFirst()
                .orElse(Control.SOCIAL_SECURITY);
        return new ReturnView(
                it,
                it.period(),
                format.authority(),
                format.isPaid(),
                returns.versions(it),
                authorities.of(id.value()),
                authorities.owed(it.entity(), format.authority()),
                returns.undeclared(it.entity(), control),
                authorities.account(format.authority()).orElse(null),
                permissions.allows(format.namesPeople() ? Permission.PAY_READ : Permission.PAY_TOTALS),
                permissions.allows(Permission.PAY_READ) ? returns.changes(id) : List.of());
    }

    @GetMapping("/desk/returns/{id}/file")
    ResponseEntity<InputStreamResource> file(@PathVariable UUID id) {
        Returns.File file = known(() -> returns.download(new ReturnId(id)));
        return ResponseEntity.ok()
                .contentLength(file.size())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(new InputStreamResource(file.content()));
    }

    @PostMapping("/desk/returns/{id}/file")
    String file(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        String receipt = form.text("receipt");
        ReturnId filed =
                form.accept(known(() -> returns.file(new ReturnId(id), receipt, form.text("reference"))), Map.of());
        return filed != null
                ? Toast.redirect("/desk/returns/" + id, "returns.filed")
                : again(id, form, model, response);
    }

    @PostMapping("/desk/returns/{id}/payment")
    String pay(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return form.accept(known(() -> payments.pay(new ReturnId(id))), Map.of()) != null
                ? Toast.redirect("/desk/returns/" + id, "returns.in_batch")
                : again(id, form, model, response);
    }

    @PostMapping("/desk/returns/{id}/account")
    String account(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        String authority = known(() -> view(new ReturnId(id))).authority();
        return form.accept(authorities.enter(authority, form.text("iban"), form.text("source")), Map.of()) != null
                ? Toast.redirect("/desk/returns/" + id, "returns.account_entered")
                : again(id, form, model, response);
    }

    @PostMapping("/desk/returns/{id}/account/confirm")
    String confirm(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        String authority = known(() -> view(new ReturnId(id))).authority();
        return form.accept(authorities.confirm(authority), Map.of()) != null
                ? Toast.redirect("/desk/returns/" + id, "returns.account_confirmed")
                : again(id, form, model, response);
    }

    private String again(UUID id, Form form, Model model, HttpServletResponse response) {
        response.setStatus(422);
        return show(id, form, model);
    }

    static <T> T known(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (NoSuchElementException e) {
            throw new NotFound();
        }
    }
}
