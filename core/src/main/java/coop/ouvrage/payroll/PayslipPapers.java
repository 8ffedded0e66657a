package coop.ouvrage.payroll;

import coop.ouvrage.documents.DocumentId;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what the papers of released payslips say, after the release: nothing that they are made of changes any more. Whoever asks for one
 * before its turn has it kept at once. They are printed when somebody first reads one.
 */
@Service
public class PayslipPapers {

    /** Papers of one transaction. */
    private static final int PART = 500;

    private final PayRunStore runs;
    private final PayslipStore payslips;
    private final DeductionStore deductions;
    private final Documents documents;
    private final Parties parties;
    private final TransactionTemplate transaction;
    private final boolean timer;

    PayslipPapers(
            PayRunStore runs,
            PayslipStore payslips,
            DeductionStore deductions,
            Documents documents,
            Parties parties,
            TransactionTemplate transaction,
            @Value("${ouvrage.payroll.timer:true}") boolean timer) {
        this.runs = runs;
        this.payslips = payslips;
        this.deductions = deductions;
        this.documents = documents;
        this.parties = parties;
        this.transaction = transaction;
        this.timer = timer;
    }

    @Scheduled(fixedDelay = 5_000, initialDelay = 20_000)
    void often() {
        if (timer) {
            keepWaiting();
        }
    }

    /** Keeps all that wait, some at a time, each time in a transaction of its own. */
    public void keepWaiting() {
        for (PayRunId run : runs.withPapersDue()) {
            List<UUID> waiting = payslips.withoutPaper(run);
            for (int from = 0; from < waiting.size(); from += PART) {
                List<UUID> part = waiting.subList(from, Math.min(waiting.size(), from + PART));
                transaction.executeWithoutResult(status -> keep(payslips.lockWithoutPaper(part)));
            }
            runs.papersKept(run);
        }
    }

    /** The paper of a payslip of a released run, in the transaction of the caller. */
    DocumentId of(Payslip payslip) {
        UUID known = payslip.document();
        if (known != null) {
            return new DocumentId(known);
        }
        keep(payslips.lockWithoutPaper(List.of(payslip.id().value())));
        Payslip now = payslips.lock(payslip.id()).orElseThrow();
        return new DocumentId(Objects.requireNonNull(now.document()));
    }

    private void keep(List<Payslip> some) {
        List<UUID> ids = some.stream().map(payslip -> payslip.id().value()).toList();
        Map<UUID, Person> workers =
                parties.persons(some.stream().map(Payslip::worker).collect(Collectors.toSet()));
        Map<UUID, List<Deduction>> taken = deductions.of(ids);
        Map<UUID, String> data = payslips.storedData(ids);
        List<Documents.NewDocument> papers = some.stream()
                .map(payslip -> new Documents.NewDocument(
                        payslip.id().value(),
                        PayJson.paper(
                                payslip,
                                Objects.requireNonNull(data.get(payslip.id().value())),
                                Objects.requireNonNull(workers.get(payslip.worker()))
                                        .language()
                                        .getLanguage(),
                                taken.getOrDefault(payslip.id().value(), List.of())),
                        payslip.language()))
                .toList();
        if (!papers.isEmpty()) {
            payslips.documents(documents.store(PayslipPaper.KIND, papers));
        }
    }
}
