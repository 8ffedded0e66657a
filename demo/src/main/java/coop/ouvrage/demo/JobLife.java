package coop.ouvrage.demo;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.jobs.JobId;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happens to a job once its quote is out: acceptance on the link, signature, declaration, confirmation. */
@DemoOnly
@Component
class JobLife {

    private final Agenda agenda;
    private final Cast cast;
    private final Acceptance acceptance;
    private final Contracts contracts;
    private final Signatures signatures;
    private final Declarations declarations;
    private final WorkDone workDone;
    private final WorkingDays workingDays;
    private final Mailbox mailbox;
    private final CurrentUser user;

    JobLife(
            Agenda agenda,
            Cast cast,
            Acceptance acceptance,
            Contracts contracts,
            Signatures signatures,
            Declarations declarations,
            WorkDone workDone,
            WorkingDays workingDays,
            Mailbox mailbox,
            CurrentUser user) {
        this.agenda = agenda;
        this.cast = cast;
        this.acceptance = acceptance;
        this.contracts = contracts;
        this.signatures = signatures;
        this.declarations = declarations;
        this.workDone = workDone;
        this.workingDays = workingDays;
        this.mailbox = mailbox;
        this.user = user;
    }

    /** The client follows the link of its mail, asks a code, types it in. One of nine leaves the quote alone. */
    void accept(JobId job, String link, Performer performer, Payer payer, int luck) {
        if (luck % 9 == 0) {
            return;
        }
        String token = link.substring(link.lastIndexOf('/') + 1);
        user.as(Actor.STRANGER, () -> {
            acceptance.requestCode(token).orThrow();
            acceptance
                    .accept(token, mailbox.code(payer.email()).orElseThrow(), payer.name())
                    .orThrow();
        });
        contracts.ofJob(job.value()).forEach(contract -> sign(contract.id(), performer, luck));
    }

    private void sign(ContractId contract, Performer performer, int luck) {
        cast.act(performer.key(), () -> {
            signatures.requestCode(contract).orThrow();
            signatures
                    .sign(contract, mailbox.code(performer.email()).orElseThrow())
                    .orThrow();
        });
        declarations.exchange();
        WorkContract signed = contracts.find(contract).orElseThrow();
        boolean confirms = luck % 3 != 0;
        if (signed.state().binding() && confirms) {
            LocalDate after = workingDays.plusWorkingDays(signed.lastDay(), 1);
            agenda.on(after, () -> confirm(contract, performer));
        }
    }

    private void confirm(ContractId contract, Performer performer) {
        cast.act(performer.key(), () -> {
            List<PaidDay> days = contracts.find(contract).orElseThrow().days();
            workDone.confirm(contract, days.stream().map(PaidDay::day).toList()).orThrow();
        });
    }
}
