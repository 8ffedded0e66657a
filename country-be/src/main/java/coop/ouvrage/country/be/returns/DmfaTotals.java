package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a quarter adds up to, counted one person after the other: totals by code, what stops it, what is not sure. */
final class DmfaTotals {

    private final DmfaCodes codes;
    private final TreeMap<String, ReturnSum> sums = new TreeMap<>();
    private final TreeMap<String, DmfaUnrelated> unrelated = new TreeMap<>();
    private final ReturnSum bonus;
    private final ReturnSum holiday;
    private final Names withoutNumber = new Names("returns.no_national_number");
    private final Names negative = new Names("returns.negative_person");
    private Money owed = Money.ZERO;
    private boolean departure;
    private boolean yearly;
    private boolean others;

    private DmfaTotals(DmfaCodes codes) {
        this.codes = codes;
        this.bonus = new ReturnSum("be.return.work_bonus", codes.workBonus(), Control.SOCIAL_SECURITY);
        this.holiday = new ReturnSum("be.return.holiday", new DmfaCodes.Code("5.57 %", "", false), Control.HOLIDAY);
    }

    static DmfaTotals of(ReturnData data, DmfaCodes codes) {
        DmfaTotals totals = new DmfaTotals(codes);
        data.each(DmfaReturn.ORDER, (person, work) -> totals.add(DmfaPerson.of(person, work, codes)));
        return totals;
    }

    private void add(DmfaPerson person) {
        withoutNumber.addIf(person.person().nationalNumber().isEmpty(), person);
        negative.addIf(person.isWrong(), person);
        person.records().forEach(this::add);
        DmfaUnrelated.add(unrelated, person, codes);
    }

    private void add(DmfaRecord record) {
        owed = owed.plus(record.owed());
        departure |= record.hasDeparture();
        yearly |= record.hasYearly();
        others |= record.hasOthers();
        for (DmfaRecord.Contribution contribution : record.contributions()) {
            boolean main = contribution.code().equals(record.code);
            sums.computeIfAbsent(
                            contribution.code().code(),
                            k -> new ReturnSum(key(record, main), contribution.code(), Control.SOCIAL_SECURITY))
                    .add(
                            contribution.base(),
                            main ? contribution.amount().minus(record.holiday()) : contribution.amount());
        }
        bonus.addUnlessZero(record.bonus().negate());
        holiday.addUnlessZero(record.holiday());
    }

    private static String key(DmfaRecord record, boolean main) {
        if (!main) {
            return "be.return.contribution";
        }
        return record.student ? "be.return.student" : "be.return.worker_code";
    }

    /** What the employer owes for the quarter; the authority is never owed less than nothing. */
    Money owed() {
        return owed.max(Money.ZERO);
    }

    /** What is declared for the employer as a whole. */
    List<DmfaUnrelated> unrelated() {
        return List.copyOf(unrelated.values());
    }

    /** The totals by code, for {@link Control} accounts. */
    List<ReturnLine> lines() {
        List<ReturnLine> lines =
                new ArrayList<>(sums.values().stream().map(ReturnSum::line).toList());
        unrelated
                .values()
                .forEach(found -> lines.add(new ReturnLine(
                        "be.return.double_holiday",
                        found.code().code(),
                        found.people(),
                        found.base(),
                        found.amount(),
                        Control.SOCIAL_SECURITY,
                        found.code().confirmed())));
        List.of(bonus, holiday).stream()
                .filter(ReturnSum::hasPeople)
                .map(ReturnSum::line)
                .forEach(lines::add);
        return lines;
    }

    List<Refusal> findings(Employer employer) {
        List<Refusal> findings = new ArrayList<>();
        if (employer.socialSecurityNumber().isEmpty()) {
            findings.add(Refusal.of("returns.no_employer_number", "entity", employer.name()));
        }
        withoutNumber.tell(findings);
        negative.tell(findings);
        return findings;
    }

    List<String> notes(Employer employer, int nr) {
        List<String> notes = new ArrayList<>(List.of(
                "be.return.note.codes",
                "be.return.note.reductions",
                "be.return.note.weekly_hours",
                "be.return.note.cents"));
        addIf(!codes.namesUnits(), notes, "be.return.note.local_unit");
        addIf(
                codes.namesUnits() && employer.establishmentNumber().isEmpty(),
                notes,
                "be.return.note.local_unit_missing");
        addIf(codes.namesUnits(), notes, "be.return.note.status");
        addIf(nr > 1, notes, "be.return.note.update");
        addIf(holiday.hasPeople(), notes, "be.return.note.holiday");
        addIf(departure, notes, "be.return.note.departure");
        addIf(yearly, notes, "be.return.note.yearly");
        addIf(others, notes, "be.return.note.other_lines");
        return notes;
    }

    private static void addIf(boolean is, List<String> notes, String note) {
        if (is) {
            notes.add(note);
        }
    }
}
