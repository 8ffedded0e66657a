package coop.ouvrage.returns;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.parties.identifier.NationalNumber;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.ReleasedPayslips;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what returns and papers are made of: posted payslips, and the people, contracts and employer as they stand today. */
@Component
class ReturnSource {

    private final ReleasedPayslips payslips;
    private final LegalEntities entities;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final FamilySituations families;
    private final CurrentUser user;
    private final JdbcClient jdbc;

    ReturnSource(
            ReleasedPayslips payslips,
            LegalEntities entities,
            Parties parties,
            NationalNumbers numbers,
            FamilySituations families,
            CurrentUser user,
            JdbcClient jdbc) {
        this.payslips = payslips;
        this.entities = entities;
        this.parties = parties;
        this.numbers = numbers;
        this.families = families;
        this.user = user;
        this.jdbc = jdbc;
    }

    Employer employer(String code) {
        LegalEntity entity = entities.get(code);
        return new Employer(
                code,
                entity.name() + " " + entity.legalForm(),
                entity.address().street() + " " + entity.address().houseNumber(),
                entity.address().postalCode(),
                entity.address().city(),
                entity.enterpriseNumber(),
                entity.socialSecurityNumber() == null ? "" : entity.socialSecurityNumber(),
                entity.email());
    }

    List<PaidWork> work(String entity, Basis basis, LocalDate first, LocalDate last) {
        List<PaidWork> work = new ArrayList<>();
        switch (basis) {
            case WORKED -> payslips.worked(entity, first, last, released -> work.add(read(released)));
            case PAID -> payslips.booked(entity, first, last, released -> work.add(read(released)));
        }
        return engaged(work);
    }

    List<PaidWork> ofWorker(UUID worker, String entity, Basis basis, LocalDate first, LocalDate last) {
        List<PaidWork> work = new ArrayList<>();
        switch (basis) {
            case WORKED -> payslips.workedBy(worker, entity, first, last, released -> work.add(read(released)));
            case PAID -> payslips.bookedFor(worker, entity, first, last, released -> work.add(read(released)));
        }
        return engaged(work);
    }

    /** Of a lasting contract all its months, whichever of them is named. */
    List<PaidWork> ofContract(String entity, UUID contract) {
        List<PaidWork> work = new ArrayList<>();
        jdbc.sql("""
                select c.id from work_contract c join work_contract named on named.id = :contract
                where c.id = named.id or c.long_id = named.long_id order by c.first_day""")
                .param("contract", contract)
                .query(UUID.class)
                .list()
                .forEach(one -> payslips.ofContract(entity, one, released -> work.add(read(released))));
        return engaged(work);
    }

    /** @param year whose family counts for the tax; null when the return does not ask for it */
    List<Declared> people(Collection<UUID> ids, @Nullable Integer year, String purpose) {
        Map<UUID, Person> persons = parties.persons(Set.copyOf(ids));
        return user.asSystem(() -> ids.stream()
                .distinct()
                .sorted()
                .map(id -> declared(new PartyId(id), Objects.requireNonNull(persons.get(id)), year, purpose))
                .toList());
    }

    private Declared declared(PartyId id, Person person, @Nullable Integer year, String purpose) {
        PostalAddress address = person.address();
        return new Declared(
                id.value(),
                numbers.read(id, purpose).map(NationalNumber::value).orElse(""),
                person.name().given(),
                person.name().family(),
                person.birthDate(),
                address == null ? "" : address.streetLine(),
                address == null ? "" : address.postcode(),
                address == null ? "" : address.city(),
                address == null ? "" : address.country(),
                person.language().getLanguage(),
                year == null
                        ? null
                        : families.of(id, year).map(ReturnSource::family).orElse(null));
    }

    private static Declared.Family family(FamilySituation family) {
        return new Declared.Family(
                family.status().name(),
                family.spouseIncome() == SpouseIncome.OWN_INCOME || family.spouseIncome() == SpouseIncome.LOW_INCOME,
                family.disabled(),
                family.spouseDisabled(),
                family.children(),
                family.otherDependants());
    }

    private PaidWork read(ReleasedPayslips.Released released) {
        Payslip payslip = released.payslip();
        PayslipData data = released.data();
        PayslipData before = payslip.isCorrection() ? payslips.before(payslip) : null;
        Totals totals = payslip.totals();
        return new PaidWork(
                payslip.id().value(),
                payslip.worker(),
                payslip.contract().value(),
                ContractKind.valueOf(payslip.kind().name()),
                payslip.month(),
                payslip.nr(),
                released.bookedOn(),
                new PaidWork.Engagement(
                        payslip.firstDay(),
                        payslip.lastDay(),
                        data.work().function(),
                        data.work().jointCommittee()),
                data.days().stream().map(PayslipData.Day::date).distinct().toList(),
                released.paidHours(),
                released.quotaHours(),
                new PaidWork.Amounts(
                        totals.gross(),
                        totals.social(),
                        totals.tax(),
                        totals.net(),
                        totals.contributions(),
                        totals.holiday()),
                counted(data.answer(), before == null ? null : before.answer()),
                lines(data.answer(), before == null ? null : before.answer()),
                costs(data.answer(), before == null ? null : before.answer()));
    }

    private static Map<String, BigDecimal> counted(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, BigDecimal> counted = new HashMap<>();
        if (now != null) {
            counted.putAll(now.monthShare().totals());
        }
        if (before != null) {
            before.monthShare()
                    .totals()
                    .forEach((name, amount) -> counted.merge(name, amount.negate(), BigDecimal::add));
        }
        return counted;
    }

    private static List<PaidWork.Line> lines(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, PaidWork.Line> lines = new LinkedHashMap<>();
        if (now != null) {
            now.lines().forEach(line -> add(lines, new PaidWork.Line(line.code(), line.kind(), line.amount())));
        }
        if (before != null) {
            before.lines()
                    .forEach(line -> add(
                            lines,
                            new PaidWork.Line(
                                    line.code(), line.kind(), line.amount().negate())));
        }
        return List.copyOf(lines.values());
    }

    private static void add(Map<String, PaidWork.Line> lines, PaidWork.Line line) {
        lines.merge(
                line.code(),
                line,
                (a, b) -> new PaidWork.Line(a.code(), a.kind(), a.amount().plus(b.amount())));
    }

    private static List<PaidWork.Cost> costs(@Nullable PayAnswer now, @Nullable PayAnswer before) {
        Map<String, Money> costs = new LinkedHashMap<>();
        if (now != null && now.employer() != null) {
            now.employer().lines().forEach(line -> costs.merge(line.code(), line.amount(), Money::plus));
        }
        if (before != null && before.employer() != null) {
            before.employer()
                    .lines()
                    .forEach(line -> costs.merge(line.code(), line.amount().negate(), Money::plus));
        }
        return costs.entrySet().stream()
                .map(cost -> new PaidWork.Cost(cost.getKey(), cost.getValue()))
                .toList();
    }

    /** A contract as returns see it: the months of a lasting one are one engagement, named by its first. */
    private record Engaged(
            UUID contract, LocalDate first, @Nullable LocalDate last) {}

    /** With the days of the contracts as they stand today. */
    private List<PaidWork> engaged(List<PaidWork> work) {
        Map<UUID, Engaged> engagements = new HashMap<>();
        jdbc.sql("""
                select c.id, coalesce(l.first_contract, c.id) as contract, coalesce(l.starts_on, c.first_day) as first_day,
                    case when l.id is null then c.last_day else l.ends_on end as last_day
                from work_contract c left join long_contract l on l.id = c.long_id where c.id = any(:ids)""")
                .param("ids", work.stream().map(PaidWork::contract).distinct().toArray(UUID[]::new))
                .query((row, n) -> engagements.put(
                        row.getObject("id", UUID.class),
                        new Engaged(
                                row.getObject("contract", UUID.class),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class))))
                .list();
        return work.stream()
                .map(paid -> {
                    Engaged engaged =
                            Objects.requireNonNull(engagements.get(paid.contract()), "a payslip without contract");
                    return paid.of(
                            engaged.contract(),
                            engaged.first(),
                            Objects.requireNonNullElse(engaged.last(), PaidWork.Engagement.OPEN));
                })
                .toList();
    }
}
