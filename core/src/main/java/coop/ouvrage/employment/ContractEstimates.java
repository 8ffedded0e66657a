package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a contract would cost, what would refuse it, and what is only told: its terms, its start, its pay, the hours of its worker. */
@Component
class ContractEstimates {

    private final TermsCheck check;
    private final Pricing pricing;
    private final WorkerTime workerTime;
    private final Parties parties;
    private final WorkingDays workingDays;
    private final BusinessTime time;

    ContractEstimates(
            TermsCheck check,
            Pricing pricing,
            WorkerTime workerTime,
            Parties parties,
            WorkingDays workingDays,
            BusinessTime time) {
        this.check = check;
        this.pricing = pricing;
        this.workerTime = workerTime;
        this.parties = parties;
        this.workingDays = workingDays;
        this.time = time;
    }

    /** @param afterStart an officer has accepted that the work began without a contract */
    ContractEstimate of(ContractTerms terms, boolean afterStart) {
        List<Refusal> refusals = new ArrayList<>(check.ofWork(terms));
        if (!refusals.isEmpty()) {
            return new ContractEstimate(null, refusals, List.of());
        }
        Person worker = parties.person(new PartyId(terms.assignment().worker()));
        ContractPrice price = pricing.price(terms, worker.birthDate());
        if (!afterStart) {
            refusals.addAll(TermsCheck.ofStart(terms, time.now()));
        }
        refusals.addAll(TermsCheck.ofPay(terms, price));
        WorkerTime.Verdict hours = time(terms, afterStart);
        refusals.addAll(hours.stops());
        List<Refusal> notices = new ArrayList<>(hours.notices());
        terms.days().stream()
                .map(WorkDay::date)
                .distinct()
                .filter(day -> workingDays.publicHolidays(day.getYear()).contains(day))
                .forEach(day -> notices.add(Refusal.of("employment.public_holiday", "day", day)));
        if (terms.post().place().isAbroad()) {
            notices.add(Refusal.of(
                    "employment.work_abroad", "country", terms.post().place().country()));
        }
        notices.addAll(pricing.notices(terms, price));
        return new ContractEstimate(price, refusals, notices);
    }

    /** Work that has been done already is paid, whatever the law says of its hours: they are told, and only an overlap refuses. */
    private WorkerTime.Verdict time(ContractTerms terms, boolean afterStart) {
        WorkerTime.Verdict verdict = workerTime.of(terms.assignment().worker(), terms.days(), null);
        if (!afterStart) {
            return verdict;
        }
        List<Refusal> told = new ArrayList<>(verdict.notices());
        verdict.stops().stream()
                .filter(stop -> !stop.code().equals("employment.worker_busy"))
                .forEach(told::add);
        return new WorkerTime.Verdict(
                verdict.stops().stream()
                        .filter(stop -> stop.code().equals("employment.worker_busy"))
                        .toList(),
                told);
    }
}
