package coop.ouvrage.demo;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.jobs.JobId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens to a job once its quote is out: acceptance on the link, signature, declaration, confirmation. */
@DemoOnly
@Component
class JobLife {

    private final Agenda agenda;
    private final Cast cast;
    private final Twists twists;
    private final Receipts receipts;
    private final Printing printing;
    private final Acceptance acceptance;
    private final Contracts contracts;
    private final Signatures signatures;
    private final WorkDone workDone;
    private final WorkingDays workingDays;
    private final Mailbox mailbox;
    private final CurrentUser user;
    private final BusinessTime time;

    JobLife(
            Agenda agenda,
            Cast cast,
            Twists twists,
            Receipts receipts,
            Printing printing,
            Acceptance acceptance,
            Contracts contracts,
            Signatures signatures,
            WorkDone workDone,
            WorkingDays workingDays,
            Mailbox mailbox,
            CurrentUser user,
            BusinessTime time) {
        this.agenda = agenda;
        this.cast = cast;
        this.twists = twists;
        this.receipts = receipts;
        this.printing = printing;
        this.acceptance = acceptance;
        this.contracts = contracts;
        this.signatures = signatures;
        this.workDone = workDone;
        this.workingDays = workingDays;
        this.mailbox = mailbox;
        this.user = user;
        this.time = time;
    }

    /** A job and who is in it. */
    record Deal(JobId job, UUID unit, Performer holder, Performer worker, Payer payer, int luck) {

        boolean hasCosts() {
            return JobScript.hasCosts(luck);
        }
    }

    /** The client follows the link of its mail, asks a code, types it in. One of nine leaves the quote alone. */
    void accept(Deal deal, String link) {
        if (deal.luck() % 9 == 0) {
            return;
        }
        String token = link.substring(link.lastIndexOf('/') + 1);
        user.as(Actor.STRANGER, () -> {
            acceptance.requestCode(token).orThrow();
            acceptance
                    .accept(
                            token,
                            mailbox.code(deal.payer().email()).orElseThrow(),
                            deal.payer().name())
                    .orThrow();
        });
        LocalDate tomorrow = workingDays.plusWorkingDays(time.today(), 1);
        contracts.ofJob(deal.job().value()).forEach(contract -> {
            printing.ahead(contract.id());
            agenda.on(tomorrow, () -> sign(deal, contract.id()));
        });
    }

    private void sign(Deal deal, ContractId contract) {
        cast.act(deal.worker().key(), () -> {
            signatures.requestCode(contract).orThrow();
            signatures
                    .sign(contract, mailbox.code(deal.worker().email()).orElseThrow())
                    .orThrow();
        });
        WorkContract signed = contracts.find(contract).orElseThrow();
        if (!signed.state().binding() || twists.givesUp(deal, signed)) {
            return;
        }
        LocalDate after = workingDays.plusWorkingDays(signed.lastDay(), 1);
        if (deal.luck() % 3 != 0) {
            agenda.on(after, () -> confirm(deal, contract));
        }
        if (deal.hasCosts()) {
            LocalDate claimed = workingDays.plusWorkingDays(signed.lastDay(), 2);
            agenda.on(claimed, () -> cast.act(deal.holder().key(), () -> receipts.claim(deal, signed.lastDay())));
        }
    }

    private void confirm(Deal deal, ContractId contract) {
        List<WorkDay> days = days(contract);
        cast.act(deal.worker().key(), () -> workDone.confirm(contract, days).orThrow());
        if (twists.wasLonger()) {
            LocalDate later = workingDays.plusWorkingDays(days.getLast().date(), 12);
            agenda.on(later, () -> cast.act(deal.holder().key(), () -> correct(contract)));
        }
    }

    /** The last day was an hour longer, as somebody remembers when the wage is paid. */
    private void correct(ContractId contract) {
        List<WorkDay> days = new ArrayList<>(days(contract));
        WorkDay last = days.removeLast();
        days.add(new WorkDay(last.date(), last.start(), last.end().plusHours(1), last.breakMinutes()));
        workDone.correct(contract, days, "démontage plus long que prévu").orThrow();
    }

    private List<WorkDay> days(ContractId contract) {
        return contracts.find(contract).orElseThrow().days().stream()
                .map(PaidDay::day)
                .toList();
    }
}
