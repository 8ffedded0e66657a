package coop.ouvrage.shifts.web;

import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import coop.ouvrage.shifts.BilledWeek;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.WeekInvoices;
import coop.ouvrage.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The weeks of an agreement for programs: what is invoiced, what waits, and the invoice of a week that is over. */
@RestController
@RequestMapping("/api/v1/shift-agreements/{id}/weeks")
class WeekApi {

    private final ShiftAgreements agreements;
    private final WeekInvoices weeks;

    WeekApi(ShiftAgreements agreements, WeekInvoices weeks) {
        this.agreements = agreements;
        this.weeks = weeks;
    }

    /** What stands on invoices, and what waits for one. */
    record WeeksJson(
            List<InvoicedJson> invoiced,
            List<WeekInvoices.OpenWeek> open,
            @Nullable StandingJson order) {}

    /** Where the framework order stands, before VAT. */
    record StandingJson(Money ceiling, Money invoiced, Money promised, Money calledOff, Money left) {

        static StandingJson of(FrameworkOrders.Standing standing) {
            return new StandingJson(
                    standing.ceiling(),
                    standing.invoiced(),
                    standing.promised(),
                    standing.calledOff(),
                    standing.left());
        }
    }

    record InvoicedJson(LocalDate week, UUID invoice, int contracts, BigDecimal paidHours, int changedMinutes) {

        static InvoicedJson of(BilledWeek week) {
            return new InvoicedJson(week.week(), week.invoice(), week.contracts(), week.hours(), week.change());
        }
    }

    record MadeJson(UUID invoice) {}

    @GetMapping
    WeeksJson list(@PathVariable UUID id) {
        known(id);
        return new WeeksJson(
                weeks.invoiced(id).stream().map(InvoicedJson::of).toList(),
                weeks.open(id),
                weeks.standing(id).map(StandingJson::of).orElse(null));
    }

    record OrderJson(UUID order) {}

    /** From now on shifts draw on another framework order of the platform. */
    @PutMapping("/order")
    void follow(@PathVariable UUID id, @RequestBody OrderJson json) {
        known(id);
        agreements.follow(id, json.order()).orThrow();
    }

    @PostMapping("/{week}/invoice")
    @ResponseStatus(HttpStatus.CREATED)
    MadeJson invoice(@PathVariable UUID id, @PathVariable LocalDate week) {
        known(id);
        InvoiceId made = weeks.invoice(id, week).orThrow();
        return new MadeJson(made.value());
    }

    private void known(UUID id) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
    }
}
