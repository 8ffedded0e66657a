package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.legislation.Trace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** By which steps payslips were found, each way kept once: a pay run has a few dozen of them. */
@Repository
class StepsOnce {

    /** Ways of calculation that are remembered; beyond it all are forgotten, and worked out again. */
    private static final int MOST = 500;

    private final Map<Way, Kept> known = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final TransactionTemplate ofItsOwn;

    StepsOnce(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ofItsOwn = new TransactionTemplate(transactions);
        this.ofItsOwn.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Steps as {@link TraceText#steps} writes them, under an identifier made from them. */
    record Kept(UUID id, String steps) {}

    Kept of(Trace trace) {
        Way way = new Way(trace);
        Kept kept = known.get(way);
        if (kept == null) {
            String steps = TraceText.steps(trace);
            kept = new Kept(id(steps), steps);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(way, kept);
        }
        return kept;
    }

    /** Writes those that are not there, in a transaction of its own: two that calculate at once do not wait for each other's end. */
    void keep(Collection<Kept> used) {
        Map<UUID, String> missing = new TreeMap<>();
        used.forEach(kept -> missing.put(kept.id(), kept.steps()));
        Set<UUID> there = new HashSet<>(jdbc.sql("select id from payslip_steps where id = any(:ids)")
                .param("ids", missing.keySet().toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        missing.keySet().removeAll(there);
        if (!missing.isEmpty()) {
            ofItsOwn.executeWithoutResult(status -> jdbc.sql("""
                            insert into payslip_steps (id, steps) select * from unnest(:ids, :steps) on conflict (id) do nothing""")
                    .param("ids", missing.keySet().toArray(UUID[]::new))
                    .param("steps", missing.values().toArray(String[]::new))
                    .update());
        }
    }

    private static UUID id(String steps) {
        try {
            ByteBuffer hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(steps.getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The steps of a trace, equal if {@link TraceText#steps} writes the same: without the amounts that belong to the payslip. */
    private static final class Way {

        private final List<Step> steps;
        private final int hash;

        Way(Trace trace) {
            this.steps = trace.steps();
            int sum = steps.size();
            for (Step step : steps) {
                sum = 31 * sum + step.code().hashCode() + step.terms().size();
                for (Term term : step.terms()) {
                    sum = 31 * sum + term.name().hashCode();
                }
            }
            this.hash = sum;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Way way) || way.hash != hash || way.steps.size() != steps.size()) {
                return false;
            }
            for (int i = 0; i < steps.size(); i++) {
                if (!same(steps.get(i), way.steps.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean same(Step one, Step other) {
            if (one.rounding() != other.rounding()
                    || !one.code().equals(other.code())
                    || one.terms().size() != other.terms().size()) {
                return false;
            }
            for (int i = 0; i < one.terms().size(); i++) {
                if (!same(one.terms().get(i), other.terms().get(i))) {
                    return false;
                }
            }
            return true;
        }

        /** Figures of the law are equal as they are written, with their scale. */
        @SuppressWarnings("BigDecimalEquals")
        private static boolean same(Term one, Term other) {
            return one.operator() == other.operator()
                    && one.name().equals(other.name())
                    && (one.citation() == null
                            ? other.citation() == null
                            : one.citation().equals(other.citation())
                                    && one.value().equals(other.value()));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
