package coop.ouvrage.returns;

import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipData;
import coop.ouvrage.payroll.ReleasedPayslips;
import coop.ouvrage.payroll.ReleasedPayslips.Released;
import coop.ouvrage.returns.spi.Basis;
import coop.ouvrage.returns.spi.Employer;
import coop.ouvrage.returns.spi.PaidWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
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
    private final JdbcClient jdbc;

    ReturnSource(ReleasedPayslips payslips, LegalEntities entities, JdbcClient jdbc) {
        this.payslips = payslips;
        this.entities = entities;
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

    /** Some at a time, by worker, contract, month and number. */
    void work(String entity, Basis basis, LocalDate first, LocalDate last, Consumer<List<PaidWork>> reader) {
        inParts(reader, released -> {
            switch (basis) {
                case WORKED -> payslips.worked(entity, first, last, released);
                case PAID -> payslips.booked(entity, first, last, released);
            }
        });
    }

    List<PaidWork> ofWorker(UUID worker, String entity, Basis basis, LocalDate first, LocalDate last) {
        List<PaidWork> work = new ArrayList<>();
        inParts(work::addAll, released -> {
            switch (basis) {
                case WORKED -> payslips.workedBy(worker, entity, first, last, released);
                case PAID -> payslips.bookedFor(worker, entity, first, last, released);
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
