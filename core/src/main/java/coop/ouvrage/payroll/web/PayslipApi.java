package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.Pays;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.payroll.WagePayment;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payslips for programs: one's own list, and one payslip with its lines. */
@RestController
@RequestMapping("/api/v1/payslips")
class PayslipApi {

    private final Payslips payslips;

    PayslipApi(Payslips payslips) {
        this.payslips = payslips;
    }

    /** A payslip; amounts are decimal text. */
    record PayslipJson(
            UUID id,
            String entity,
            UUID contract,
            String kind,
            Pays pays,
            LocalDate month,
            int nr,
            LocalDate firstDay,
            LocalDate lastDay,
            LocalDate creditedOn,
            String gross,
            String socialSecurity,
            String tax,
            String net) {

        static PayslipJson of(Payslip payslip) {
            return new PayslipJson(
                    payslip.id().value(),
                    payslip.entity(),
                    payslip.contract().value(),
                    payslip.kind().name(),
                    payslip.pays(),
                    payslip.month(),
                    payslip.nr(),
                    payslip.firstDay(),
                    payslip.lastDay(),
                    payslip.creditedOn(),
                    payslip.totals().gross().toString(),
                    payslip.totals().social().toString(),
                    payslip.totals().tax().toString(),
                    payslip.totals().net().toString());
        }
    }

    /** A line of it. */
    record PayslipLineJson(String code, String kind, String amount) {}

    /** A payslip with its lines, as calculated, and what of the law was not verified. */
    record ExplainedJson(
            PayslipJson payslip,
            String state,
            String paid,
            List<TakenJson> taken,
            List<PayslipLineJson> lines,
            List<String> unverified) {}

    /** What is taken off the net because it was paid before: an advance, or a difference that the worker agreed to give back. */
    record TakenJson(String kind, UUID source, String amount) {}

    @GetMapping
    CursorPage<PayslipJson> mine(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<PayslipJson> found = payslips.mineAfter(after, most + 1).stream()
                .map(PayslipJson::of)
                .toList();
        return CursorPage.of(found, most, payslip -> payslip.id().toString());
    }

    @GetMapping("/{id}")
    ExplainedJson payslip(@PathVariable UUID id) {
        Payslips.Explained explained = PayslipPages.known(() -> payslips.explained(new PayslipId(id)));
        PayAnswer answer = explained.data().answer();
        return new ExplainedJson(
                PayslipJson.of(explained.payslip()),
                explained.payment().map(WagePayment::state).map(Enum::name).orElse(""),
                explained.paid().toString(),
                explained.deductions().stream()
                        .map(taken -> new TakenJson(
                                taken.kind().name(),
                                taken.source(),
                                taken.amount().toString()))
                        .toList(),
                answer == null
                        ? List.of()
                        : answer.lines().stream()
                                .map(line -> new PayslipLineJson(
                                        line.code(),
                                        line.kind().name(),
                                        line.amount().toString()))
                                .toList(),
                answer == null
                        ? List.of()
                        : answer.unverified().stream()
                                .map(figure -> figure.name())
                                .toList());
    }
}
