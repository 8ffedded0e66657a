package coop.ouvrage.demo;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The few things of the year that do not go as planned, each the first time that it can from some day on. */
@DemoOnly
@Component
class Twists {

    private static final Money REBATE = Money.of("60.00");

    private final List<LocalDate> cancelled = days("2026-01-19", "2026-06-01", "2026-09-28");
    private final List<LocalDate> corrected = days("2026-03-02", "2026-07-06");
    private final List<LocalDate> credited = days("2026-02-16", "2026-08-24");

    private final Agenda agenda;
    private final Cast cast;
    private final Jobs jobs;
    private final Invoices invoices;
    private final WorkingDays workingDays;
    private final BusinessTime time;

    Twists(Agenda agenda, Cast cast, Jobs jobs, Invoices invoices, WorkingDays workingDays, BusinessTime time) {
        this.agenda = agenda;
        this.cast = cast;
        this.jobs = jobs;
        this.invoices = invoices;
        this.workingDays = workingDays;
        this.time = time;
    }

    /** A concert called off before it began. */
    boolean givesUp(JobLife.Deal deal, WorkContract contract) {
        LocalDate tomorrow = workingDays.plusWorkingDays(time.today(), 1);
        if (!contract.firstDay().isAfter(tomorrow) || !come(cancelled)) {
            return false;
        }
        agenda.on(
                tomorrow,
                () -> cast.act(
                        deal.holder().key(),
                        () -> jobs.drop(deal.job(), "annulé par le client").orThrow()));
        return true;
    }

    boolean wasLonger() {
        return come(corrected);
    }

    /** An invoice of which a part is given back. */
    void issued(InvoiceId invoice) {
        if (come(credited)) {
            agenda.on(
                    workingDays.plusWorkingDays(time.today(), 4),
                    () -> cast.act(
                            "ombeline",
                            () -> invoices.credit(invoice, REBATE, "matériel non livré")
                                    .orThrow()));
        }
    }

    private boolean come(List<LocalDate> days) {
        if (days.isEmpty() || time.today().isBefore(days.getFirst())) {
            return false;
        }
        days.removeFirst();
        return true;
    }

    private static List<LocalDate> days(String... days) {
        return new ArrayList<>(
                java.util.Arrays.stream(days).map(LocalDate::parse).toList());
    }
}
