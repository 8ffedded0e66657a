package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Payslips for their worker: the list, each line explained, the paper. */
@Controller
class PayslipPages {

    private final Payslips payslips;
    private final PayslipViews views;

    PayslipPages(Payslips payslips, PayslipViews views) {
        this.payslips = payslips;
        this.views = views;
    }

    @GetMapping("/payslips")
    String list(ListQuery query, Model model) {
        List<Payslip> found = payslips.mine(query.offset(), ListQuery.SIZE + 1);
        model.addAttribute("rows", found.stream().limit(ListQuery.SIZE).toList());
        model.addAttribute("next", found.size() > ListQuery.SIZE ? query.next() : "");
        return "payroll/list";
    }

    @GetMapping("/payslips/{id}")
    String payslip(@PathVariable UUID id, Words words, Model model) {
        model.addAttribute("it", views.of(known(() -> payslips.explained(new PayslipId(id))), words));
        return "payroll/show";
    }

    @GetMapping("/payslips/{id}/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        byte[] pdf = known(() -> payslips.pdf(new PayslipId(id))).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("payslip-" + id + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    static <T> T known(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (NoSuchElementException e) {
            throw new NotFound();
        }
    }
}
