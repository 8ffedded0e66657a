package coop.ouvrage.shifts;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hours as they were ridden: the platform sends the shifts of a file again, with the times that became true. Each contract is confirmed, or
 * corrected if it was confirmed before: one that is refused stops no other, and what is kept of a file is kept as a whole. Shifts that are
 * not in the file keep the times that were planned. Sent again, the same hours change nothing.
 */
@Service
public class ActualHours {

    private final ShiftAgreements agreements;
    private final ShiftStore store;
    private final HoursStore hours;
    private final Contracts contracts;
    private final WorkDone work;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ActualHours(
            ShiftAgreements agreements,
            ShiftStore store,
            HoursStore hours,
            Contracts contracts,
            WorkDone work,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.agreements = agreements;
        this.store = store;
        this.hours = hours;
        this.contracts = contracts;
        this.work = work;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A shift as it was ridden.
     *
     * @param refusals why its contract was not confirmed; empty when it was
     */
    public record Ridden(String reference, String courier, WorkDay day, UUID contract, List<Refusal> refusals) {

        public Ridden {
            refusals = List.copyOf(refusals);
        }
    }

    /** @param unknown lines that could not be read or belong to no shift of the agreement, with what is wrong with them */
    public record Answer(List<Ridden> ridden, List<ShiftRow> unknown) {}

    /** Takes the hours of a file; refused whole if it cannot be read as one. */
    @Transactional
    public Outcome<Answer> receive(UUID agreement, byte[] content) {
        ShiftAgreement known = agreements.managed(agreement);
        Outcome<List<RowReader.Line>> read = RowReader.read(content);
        if (!(read instanceof Outcome.Done<List<RowReader.Line>>(List<RowReader.Line> lines))) {
            return Outcome.refused(read.refusals());
        }
        Map<String, ShiftRow> planned = hours.planned(
                agreement, lines.stream().map(line -> line.row().reference()).toList());
        List<ShiftRow> unknown = new ArrayList<>();
        Map<UUID, Map<String, WorkDay>> byContract = new LinkedHashMap<>();
        for (RowReader.Line line : lines) {
            sort(line.row(), planned, unknown, byContract);
        }
        List<Ridden> ridden = new ArrayList<>();
        byContract.forEach((contract, days) -> ridden.addAll(confirm(known, contract, days)));
        hours.keep(agreement, ridden, user.partyId().orElse(null), time.now());
        audit.changed(
                "shifts.hours", "shift_agreement", agreement, Map.of("rows", lines.size(), "refused", unknown.size()));
        return Outcome.done(new Answer(ridden, unknown));
    }

    private static void sort(
            ShiftRow row,
            Map<String, ShiftRow> planned,
            List<ShiftRow> unknown,
            Map<UUID, Map<String, WorkDay>> byContract) {
        WorkDay day = row.day();
        ShiftRow plan = planned.get(row.reference());
        if (!row.possible() || day == null) {
            unknown.add(row);
        } else if (plan == null || plan.contract() == null || plan.day() == null) {
            unknown.add(row.refused(List.of(Refusal.of("shifts.shift_unknown", "shift", row.reference()))));
        } else if (!plan.courier().equals(row.courier()) || !plan.day().date().equals(day.date())) {
            unknown.add(row.refused(List.of(Refusal.of(
                    "shifts.other_shift",
                    "courier",
                    plan.courier(),
                    "day",
                    plan.day().date()))));
        } else {
            byContract
                    .computeIfAbsent(plan.contract(), contract -> new LinkedHashMap<>())
                    .put(row.reference(), day);
        }
    }

    private List<Ridden> confirm(ShiftAgreement agreement, UUID id, Map<String, WorkDay> ridden) {
        List<ShiftRow> rows = store.rowsOf(id);
        List<WorkDay> days = rows.stream()
                .map(row -> ridden.getOrDefault(row.reference(), RowCheck.day(row)))
                .sorted(java.util.Comparator.comparing(WorkDay::startsAt))
                .toList();
        ContractId contract = new ContractId(id);
        WorkContract known = contracts.find(contract).orElseThrow();
        Outcome<ContractId> done = known.confirmed()
                ? work.correct(contract, days, agreement.title() + ": " + String.join(", ", ridden.keySet()))
                : work.confirm(contract, days);
        return rows.stream()
                .filter(row -> ridden.containsKey(row.reference()))
                .map(row -> new Ridden(
                        row.reference(),
                        row.courier(),
                        ridden.getOrDefault(row.reference(), RowCheck.day(row)),
                        id,
                        done.refusals()))
                .toList();
    }

    /** The hours last sent, newest work first. */
    public List<Ridden> of(UUID agreement) {
        agreements.managed(agreement);
        return hours.of(agreement);
    }
}
