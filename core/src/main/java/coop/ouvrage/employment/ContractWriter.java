package coop.ouvrage.employment;

import static coop.ouvrage.employment.ContractRows.at;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes contracts, and that they were sent, signed and confirmed, together with the others of a transaction. */
@Component
class ContractWriter {

    private static final int DECIMALS = 4; // of its columns

    private final JdbcClient jdbc;
    private final VersionStore versions;
    private final WriteBehind<Change> changes = new WriteBehind<>(
                    this::write, "work_contract", "contract_version", "contract_day")
            .referredToBy(
                    "contract_amendment",
                    "contract_ending",
                    "contract_signature",
                    "signing_code",
                    "declaration",
                    "declaration_difference",
                    "late_declaration",
                    "regularisation",
                    "long_contract",
                    "long_month_leave");

    ContractWriter(JdbcClient jdbc, VersionStore versions) {
        this.jdbc = jdbc;
        this.versions = versions;
    }

    private sealed interface Change {}

    private record Made(WorkContract contract, @Nullable UUID by, String languageSource) implements Change {}

    /** What happened to a contract, and when. */
    record Mark(
            ContractId contract,
            @Nullable ContractState state,
            @Nullable Instant sent,
            @Nullable Instant byWorker,
            @Nullable Instant byEntity,
            @Nullable Instant confirmed,
            @Nullable UUID confirmedBy)
            implements Change {

        static Mark sent(ContractId contract, Instant at) {
            return new Mark(contract, ContractState.SENT, micros(at), null, null, null, null);
        }

        static Mark signedByWorker(ContractId contract, Instant at) {
            return new Mark(contract, null, null, micros(at), null, null, null);
        }

        static Mark signedByEntity(ContractId contract, Instant at) {
            return new Mark(contract, ContractState.SIGNED, null, null, micros(at), null, null);
        }

        static Mark confirmed(ContractId contract, @Nullable UUID by, Instant at) {
            return new Mark(contract, ContractState.DONE, null, null, null, micros(at), by);
        }

        private Mark and(Mark later) {
            return new Mark(
                    contract,
                    later.state == null ? state : later.state,
                    later.sent == null ? sent : later.sent,
                    later.byWorker == null ? byWorker : later.byWorker,
                    later.byEntity == null ? byEntity : later.byEntity,
                    later.confirmed == null ? confirmed : later.confirmed,
                    later.confirmed == null ? confirmedBy : later.confirmedBy);
        }

        /** The contract once this has happened. */
        WorkContract on(WorkContract c) {
            WorkContract.Times t = c.times();
            WorkContract.Times times = new WorkContract.Times(
                    t.instructedAt(),
                    sent == null ? t.sentAt() : sent,
                    byWorker == null ? t.workerSignedAt() : byWorker,
                    byEntity == null ? t.employerSignedAt() : byEntity,
                    confirmed == null ? t.confirmedAt() : confirmed,
                    confirmed == null ? t.confirmedBy() : confirmedBy,
                    t.cancelledAt());
            return ContractWriter.with(
                    c, c.hourlyRate(), c.coefficient(), c.minimum(), state == null ? c.state() : state, times);
        }
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    /** A contract as it will be read again: with the decimals of its columns. */
    static WorkContract asStored(WorkContract c) {
        MinimumPay m = c.minimum();
        BigDecimal rate = c.hourlyRate();
        WorkContract.Times t = c.times();
        return with(
                c,
                rate == null ? null : decimals(rate),
                decimals(c.coefficient()),
                m == null ? null : new MinimumPay(decimals(m.hourly()), m.rule(), m.source(), m.mark()),
                c.state(),
                new WorkContract.Times(
                        micros(t.instructedAt()),
                        t.sentAt(),
                        t.workerSignedAt(),
                        t.employerSignedAt(),
                        t.confirmedAt(),
                        t.confirmedBy(),
                        t.cancelledAt()));
    }

    private static BigDecimal decimals(BigDecimal value) {
        return value.setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    private static WorkContract with(
            WorkContract c,
            @Nullable BigDecimal rate,
            BigDecimal coefficient,
            @Nullable MinimumPay minimum,
            ContractState state,
            WorkContract.Times times) {
        return new WorkContract(
                c.id(),
                c.version(),
                c.assignment(),
                c.kind(),
                c.days(),
                rate,
                c.gross(),
                coefficient,
                c.charge(),
                minimum,
                c.post(),
                c.language(),
                state,
                times,
                c.regularised(),
                c.term());
    }

    void insert(WorkContract contract, @Nullable UUID by, String languageSource) {
        changes.add(new Made(contract, by, languageSource));
    }

    void mark(Mark mark) {
        changes.add(mark);
    }

    void written() {
        changes.write();
    }

    private void write(List<Change> waiting) {
        List<Made> made = waiting.stream()
                .filter(Made.class::isInstance)
                .map(Made.class::cast)
                .toList();
        Rows.insert(
                jdbc, "work_contract", made.stream().map(ContractWriter::row).toList());
        versions.agreed(
                made.stream().map(Made::contract).toList(),
                made.stream().map(Made::by).toList());
        Map<UUID, Mark> marks = new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        waiting.stream()
                .filter(Mark.class::isInstance)
                .map(Mark.class::cast)
                .forEach(mark -> marks.merge(mark.contract().value(), mark, Mark::and));
        if (!marks.isEmpty()) {
            update(List.copyOf(marks.values()));
        }
    }

    private static Rows.Row row(Made made) {
        WorkContract contract = made.contract();
        Assignment assignment = contract.assignment();
        MinimumPay minimum = contract.minimum();
        Workplace place = contract.post().place();
        return new Rows.Row()
                .with("id", contract.id().value())
                .with("entity", assignment.entity())
                .with("job_id", assignment.job())
                .with("order_id", assignment.order())
                .with("unit_id", assignment.unit())
                .with("holder", assignment.holder())
                .with("worker", assignment.worker())
                .with("kind", contract.kind())
                .with("state", contract.state())
                .with("version", contract.version())
                .with("hourly_rate", contract.hourlyRate())
                .with("coefficient", contract.coefficient())
                .with("gross_cents", contract.gross().cents())
                .with("charge_cents", contract.charge().cents())
                .with("minimum_hourly", minimum == null ? null : minimum.hourly())
                .with("minimum_rule", minimum == null ? null : minimum.rule())
                .with("minimum_source", minimum == null ? null : minimum.source())
                .with("minimum_mark", minimum == null ? null : minimum.mark())
                .with("function", contract.post().function())
                .with("function_class", contract.post().functionClass())
                .with("place_name", place.name())
                .with("place_street", place.street())
                .with("place_number", place.houseNumber())
                .with("place_post_code", place.postCode())
                .with("place_municipality", place.municipality())
                .with("place_country", place.country())
                .with("joint_committee", contract.post().jointCommittee())
                .with("reason", contract.post().reason())
                .with("language", contract.language())
                .with("language_source", made.languageSource())
                .with("starts_at", contract.startsAt())
                .with("ends_at", contract.endsAt())
                .with("first_day", contract.firstDay())
                .with("last_day", contract.lastDay())
                .with("instructed_by", made.by())
                .with("instructed_at", contract.times().instructedAt())
                .with("regularised", contract.regularised())
                .with(
                        "long_id",
                        contract.term() == null ? null : contract.term().id());
    }

    private void update(List<Mark> marks) {
        jdbc.sql("""
                update work_contract c set state = coalesce(m.state, c.state), sent_at = coalesce(m.sent, c.sent_at),
                    worker_signed_at = coalesce(m.worker, c.worker_signed_at),
                    employer_signed_at = coalesce(m.entity, c.employer_signed_at),
                    confirmed_at = coalesce(m.confirmed, c.confirmed_at),
                    confirmed_by = case when m.confirmed is null then c.confirmed_by else m.confirmer end
                from unnest(:ids::uuid[], :states::text[], :sent::timestamptz[], :workers::timestamptz[], :entities::timestamptz[],
                        :confirmed::timestamptz[], :confirmers::uuid[])
                    as m (id, state, sent, worker, entity, confirmed, confirmer)
                where c.id = m.id""")
                .param(
                        "ids",
                        marks.stream().map(mark -> mark.contract().value()).toArray(UUID[]::new))
                .param("states", texts(marks, Mark::state))
                .param("sent", texts(marks, mark -> at(mark.sent())))
                .param("workers", texts(marks, mark -> at(mark.byWorker())))
                .param("entities", texts(marks, mark -> at(mark.byEntity())))
                .param("confirmed", texts(marks, mark -> at(mark.confirmed())))
                .param("confirmers", marks.stream().map(Mark::confirmedBy).toArray(UUID[]::new))
                .update();
    }

    private static @Nullable String[] texts(List<Mark> marks, Function<Mark, @Nullable Object> part) {
        return marks.stream()
                .map(part)
                .map(value -> value == null ? null : value.toString())
                .toArray(String[]::new);
    }
}
