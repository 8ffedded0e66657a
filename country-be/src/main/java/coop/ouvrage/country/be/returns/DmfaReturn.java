package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnChange;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.ReturnFormat;
import coop.ouvrage.returns.spi.ReturnLine;
import coop.ouvrage.returns.spi.Rhythm;
import coop.ouvrage.returns.spi.Written;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The quarterly multifunctional declaration to the social-security office (DmfA), by month of work. Reductions of which no figure is
 * confirmed are not claimed.
 */
@Component
class DmfaReturn implements ReturnFormat {

    static final String KIND = "be.dmfa";

    private static final int NAMED = 5;

    private final Deadlines deadlines;

    DmfaReturn(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public About about() {
        return new About(KIND, Rhythm.QUARTER, Basis.WORKED, "be.social_security", true, true);
    }

    @Override
    public LocalDate dueOn(LocalDate lastDay) {
        return deadlines.dmfa(lastDay);
    }

    @Override
    public int version() {
        return DmfaCodes.UNRELATED;
    }

    @Override
    public Written write(ReturnData data, int version) {
        DmfaCodes codes = new DmfaCodes(data.last(), version);
        List<DmfaPerson> people = people(data, codes);
        Money owed = Money.sum(people.stream()
                .flatMap(person -> person.records().stream())
                .map(DmfaRecord::owed)
                .toList());
        List<DmfaUnrelated> unrelated = DmfaUnrelated.of(people, codes);
        byte[] file = new DmfaFile(data, codes).write(people, unrelated, owed.max(Money.ZERO));
        return new Written(
                DmfaLines.of(people, unrelated, codes),
                findings(data, people),
                notes(people, data.nr()),
                "DmfA-%s-%d%d-%d.xml"
                        .formatted(
                                data.employer().code(),
                                data.last().getYear(),
                                data.last().getMonthValue() / 3,
                                data.nr()),
                file);
    }

    @Override
    public List<ReturnChange> changes(ReturnData filed, int filedVersion, ReturnData now, int version) {
        DmfaCodes filedCodes = new DmfaCodes(filed.last(), filedVersion);
        DmfaCodes codes = new DmfaCodes(now.last(), version);
        return DmfaChanges.of(people(filed, filedCodes), filedCodes, people(now, codes), codes);
    }

    private static List<DmfaPerson> people(ReturnData data, DmfaCodes codes) {
        Map<UUID, List<PaidWork>> work = data.byWorker();
        return data.people().stream()
                .sorted(Comparator.comparing(Declared::nationalNumber).thenComparing(Declared::id))
                .map(person -> DmfaPerson.of(person, work.getOrDefault(person.id(), List.of()), codes))
                .toList();
    }

    private static List<Refusal> findings(ReturnData data, List<DmfaPerson> people) {
        List<Refusal> findings = new ArrayList<>();
        if (data.employer().socialSecurityNumber().isEmpty()) {
            findings.add(Refusal.of(
                    "returns.no_employer_number", "entity", data.employer().name()));
        }
        name(
                findings,
                "returns.no_national_number",
                people.stream()
                        .filter(person -> person.person().nationalNumber().isEmpty())
                        .toList());
        name(
                findings,
                "returns.negative_person",
                people.stream().filter(DmfaPerson::isWrong).toList());
        return findings;
    }

    private static void name(List<Refusal> findings, String code, List<DmfaPerson> people) {
        if (!people.isEmpty()) {
            String names = people.stream()
                    .limit(NAMED)
                    .map(person -> person.person().name())
                    .collect(Collectors.joining(", "));
            findings.add(Refusal.of(code, "count", people.size(), "names", names));
        }
    }

    private static List<String> notes(List<DmfaPerson> people, int nr) {
        List<String> notes = new ArrayList<>(List.of(
                "be.return.note.codes",
                "be.return.note.reductions",
                "be.return.note.local_unit",
                "be.return.note.weekly_hours",
                "be.return.note.cents"));
        if (nr > 1) {
            notes.add("be.return.note.update");
        }
        List<DmfaRecord> records =
                people.stream().flatMap(person -> person.records().stream()).toList();
        if (records.stream().anyMatch(record -> !record.holiday().isZero())) {
            notes.add("be.return.note.holiday");
        }
        if (records.stream().anyMatch(DmfaRecord::hasDeparture)) {
            notes.add("be.return.note.departure");
        }
        if (records.stream().anyMatch(DmfaRecord::hasYearly)) {
            notes.add("be.return.note.yearly");
        }
        if (records.stream().anyMatch(DmfaRecord::hasOthers)) {
            notes.add("be.return.note.other_lines");
        }
        return notes;
    }

    /** The totals by code, for {@link Control} accounts. */
    private static final class DmfaLines {

        private DmfaLines() {}

        static List<ReturnLine> of(List<DmfaPerson> people, List<DmfaUnrelated> unrelated, DmfaCodes codes) {
            Map<String, Sum> sums = new java.util.TreeMap<>();
            Sum bonus = new Sum("be.return.work_bonus", codes.workBonus(), Control.SOCIAL_SECURITY);
            Sum holiday = new Sum("be.return.holiday", new DmfaCodes.Code("5.57 %", "", false), Control.HOLIDAY);
            for (DmfaPerson person : people) {
                for (DmfaRecord record : person.records()) {
                    for (DmfaRecord.Contribution contribution : record.contributions()) {
                        boolean main = contribution.code().equals(record.code);
                        sums.computeIfAbsent(
                                        contribution.code().code(),
                                        k -> new Sum(
                                                record.student && main
                                                        ? "be.return.student"
                                                        : main ? "be.return.worker_code" : "be.return.contribution",
                                                contribution.code(),
                                                Control.SOCIAL_SECURITY))
                                .add(
                                        contribution.base(),
                                        main ? contribution.amount().minus(record.holiday()) : contribution.amount());
                    }
                    bonus.addUnlessZero(Money.ZERO, record.bonus().negate());
                    holiday.addUnlessZero(Money.ZERO, record.holiday());
                }
            }
            List<ReturnLine> lines =
                    new ArrayList<>(sums.values().stream().map(Sum::line).toList());
            unrelated.forEach(found -> lines.add(new ReturnLine(
                    "be.return.double_holiday",
                    found.code().code(),
                    found.people(),
                    found.base(),
                    found.amount(),
                    Control.SOCIAL_SECURITY,
                    found.code().confirmed())));
            List.of(bonus, holiday).stream()
                    .filter(sum -> sum.people > 0)
                    .map(Sum::line)
                    .forEach(lines::add);
            return lines;
        }

        private static final class Sum {
            private final String key;
            private final DmfaCodes.Code code;
            private final Control control;
            private int people;
            private Money base = Money.ZERO;
            private Money amount = Money.ZERO;

            Sum(String key, DmfaCodes.Code code, Control control) {
                this.key = key;
                this.code = code;
                this.control = control;
            }

            void add(Money newBase, Money newAmount) {
                people++;
                base = base.plus(newBase);
                amount = amount.plus(newAmount);
            }

            void addUnlessZero(Money newBase, Money newAmount) {
                if (!newAmount.isZero()) {
                    add(newBase, newAmount);
                }
            }

            ReturnLine line() {
                return new ReturnLine(key, code.code(), people, base, amount, control, code.confirmed());
            }
        }
    }
}
