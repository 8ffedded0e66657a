package coop.ouvrage.returns;

import coop.ouvrage.employment.LongAbsence;
import coop.ouvrage.employment.UnpaidDays;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.ReleasedPayslips;
import coop.ouvrage.payroll.ReleasedPayslips.Released;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.PaidWork.Unpaid;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what returns and papers are made of: posted payslips, and the contracts and employer as they stand today. */
@Component
class ReturnSource {

    /** Payslips that stand in memory together, with all that they say. */
    private static final int SOME = 500;

    private final ReleasedPayslips payslips;
    private final LegalEntities entities;
    private final UnpaidDays unpaid;
    private final JdbcClient jdbc;

    ReturnSource(ReleasedPayslips payslips, LegalEntities entities, UnpaidDays unpaid, JdbcClient jdbc) {
        this.payslips = payslips;
        this.entities = entities;
        this.unpaid = unpaid;
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
                entity.establishmentNumber() == null ? "" : entity.establishmentNumber(),
                entity.email());
    }

    /** Some at a time, by worker, contract, month and number. */
    void work(String entity, Basis basis, LocalDate first, LocalDate last, Consumer<List<PaidWork>> reader) {
        inParts(reader, released -> {
            switch (basis) {
                case WORKED -> payslips.worked(entity, first, last, released);
                case PAID -> payslips.booked(entity, first, last, released);
                case RIGHTS -> {} // are no work
            }
        });
    }

    List<PaidWork> ofWorker(UUID worker, String entity, Basis basis, LocalDate first, LocalDate last) {
        List<PaidWork> work = new ArrayList<>();
        inParts(work::addAll, released -> {
            switch (basis) {
                case WORKED -> payslips.workedBy(worker, entity, first, last, released);
                case PAID -> payslips.bookedFor(worker, entity, first, last, released);
                case RIGHTS -> {} // are no work
            }
        });
        return work;
    }

    /** Of a lasting contract all its months, whichever of them is named. */
    List<PaidWork> ofContract(String entity, UUID contract) {
        List<UUID> months =
                jdbc.sql("""
                select c.id from work_contract c join work_contract named on named.id = :contract
                where c.id = named.id or c.long_id = named.long_id order by c.first_day""").param("contract", contract).query(UUID.class).list();
        List<PaidWork> work = new ArrayList<>();
        inParts(work::addAll, released -> months.forEach(one -> payslips.ofContract(entity, one, released)));
        return work;
    }

    private void inParts(Consumer<List<PaidWork>> reader, Consumer<Consumer<Released>> source) {
        List<Released> part = new ArrayList<>(SOME);
        source.accept(released -> {
            part.add(released);
            if (part.size() == SOME) {
                reader.accept(read(part));
                part.clear();
            }
        });
        if (!part.isEmpty()) {
            reader.accept(read(part));
        }
    }

    private List<PaidWork> read(List<Released> part) {
        Map<UUID, PayslipData> before = payslips.before(part.stream()
                .map(Released::payslip)
                .filter(Payslip::isCorrection)
                .toList());
        return engaged(part.stream()
                .map(released -> PaidWorks.of(
                        released, before.get(released.payslip().id().value())))
                .toList());
    }

    /** A contract as returns see it: the months of a lasting one are one engagement, named by its first. */
    private record Engaged(
            UUID contract,
            @Nullable UUID lasting,
            LocalDate first,
            @Nullable LocalDate last) {}

    /** With the days of the contracts as they stand today. */
    private List<PaidWork> engaged(List<PaidWork> work) {
        Map<UUID, Engaged> engagements = new HashMap<>();
        jdbc.sql("""
                select c.id, coalesce(l.first_contract, c.id) as contract, l.id as lasting, coalesce(l.starts_on, c.first_day) as first_day,
                    case when l.id is null then c.last_day else l.ends_on end as last_day
                from work_contract c left join long_contract l on l.id = c.long_id where c.id = any(:ids)""")
                .param("ids", work.stream().map(PaidWork::contract).distinct().toArray(UUID[]::new))
                .query((row, n) -> engagements.put(
                        row.getObject("id", UUID.class),
                        new Engaged(
                                row.getObject("contract", UUID.class),
                                row.getObject("lasting", UUID.class),
                                row.getObject("first_day", LocalDate.class),
                                row.getObject("last_day", LocalDate.class))))
                .list();
        Map<UUID, List<Unpaid>> days = unpaid(engagements.values(), work);
        return work.stream()
                .map(paid -> {
                    Engaged engaged =
                            Objects.requireNonNull(engagements.get(paid.contract()), "a payslip without contract");
                    return paid.of(
                            engaged.contract(),
                            engaged.first(),
                            Objects.requireNonNullElse(engaged.last(), PaidWork.Engagement.OPEN),
                            engaged.lasting() == null
                                    ? List.of()
                                    : inQuarter(days.getOrDefault(engaged.lasting(), List.of()), paid.month()));
                })
                .toList();
    }

    /** By lasting contract, of the quarters of the work. */
    private Map<UUID, List<Unpaid>> unpaid(Collection<Engaged> engagements, List<PaidWork> work) {
        Set<UUID> lasting = engagements.stream()
                .flatMap(engaged -> Stream.ofNullable(engaged.lasting()))
                .collect(Collectors.toSet());
        if (lasting.isEmpty()) {
            return Map.of();
        }
        List<LocalDate> months = work.stream().map(PaidWork::month).sorted().toList();
        Map<UUID, List<Unpaid>> days = new HashMap<>();
        unpaid.of(
                        lasting,
                        firstOfQuarter(months.getFirst()),
                        firstOfQuarter(months.getLast()).plusMonths(2))
                .forEach((contract, shifts) -> days.put(
                        contract,
                        shifts.stream()
                                .map(day -> new Unpaid(day.date(), day.minutes(), reason(day.kind())))
                                .toList()));
        return days;
    }

    private static YearMonth firstOfQuarter(LocalDate day) {
        return YearMonth.of(day.getYear(), day.getMonth().firstMonthOfQuarter());
    }

    private static List<Unpaid> inQuarter(List<Unpaid> days, LocalDate month) {
        YearMonth quarter = firstOfQuarter(month);
        return days.stream()
                .filter(day -> firstOfQuarter(day.day()).equals(quarter))
                .toList();
    }

    private static Unpaid.Reason reason(LongAbsence.Kind kind) {
        return switch (kind) {
            case ILLNESS -> Unpaid.Reason.ILLNESS;
            case LEAVE -> Unpaid.Reason.LEAVE_OF_FUND;
            case UNPAID, REPLACEMENT -> Unpaid.Reason.UNPAID_LEAVE;
        };
    }
}
