package coop.ouvrage.app.cli;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How many payslips one thread calculates in a second, from gross to net with the employer's side: short and long contracts of every kind
 * and family, the same ones in each measurement. Measured by JMH, in this process: the mean of the rounds and the half width of its interval
 * of confidence of 99.9 %, by the clock, so that a busy machine counts.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(java.util.concurrent.TimeUnit.SECONDS)
@Threads(1)
@Fork(0)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class PayslipBench {

    private static final int QUESTIONS = 4_000;

    private final PayCalculator law = new BelgianPayCalculator();
    private final List<PayQuestion> withoutTrace = questions(new PayOptions(false, true));
    private final List<PayQuestion> netOnly = questions(PayOptions.NET_ONLY);
    private final List<PayQuestion> everything = questions(PayOptions.EVERYTHING);
    private int next;

    /** The whole payslip. */
    @Benchmark
    public Object withoutTrace() {
        return calculate(withoutTrace);
    }

    /** What the worker gets and no more. */
    @Benchmark
    public Object withoutTraceNetOnly() {
        return calculate(netOnly);
    }

    /** The payslip with each step that explains it. */
    @Benchmark
    public Object withTrace() {
        return calculate(everything);
    }

    private Object calculate(List<PayQuestion> questions) {
        next = next + 1 == QUESTIONS ? 0 : next + 1;
        return law.calculate(questions.get(next)).orThrow();
    }

    /** Payslips a second with and without trace, each beside what is asked of it. */
    static Map<String, Object> run() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "payslips");
        figures.put("different_payslips", QUESTIONS);
        Map<String, Result<?>> results = measured();
        figures.put("without_trace", figure(results, "withoutTrace", 100_000));
        figures.put("without_trace_net_only", figure(results, "withoutTraceNetOnly", 100_000));
        figures.put("with_trace", figure(results, "withTrace", 20_000));
        return figures;
    }

    private static Map<String, Result<?>> measured() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try {
            Collection<RunResult> results = new Runner(
                            new OptionsBuilder()
                                    .include("^" + PayslipBench.class.getName().replace(".", "\\.") + "\\.")
                                    .build(),
                            OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT))
                    .run();
            Map<String, Result<?>> byName = new LinkedHashMap<>();
            results.forEach(result -> byName.put(result.getPrimaryResult().getLabel(), result.getPrimaryResult()));
            return byName;
        } catch (RunnerException e) {
            throw new IllegalStateException("the benchmark of payslips did not run", e);
        }
    }

    private static Map<String, Object> figure(Map<String, Result<?>> results, String name, int asked) {
        Result<?> result = java.util.Objects.requireNonNull(results.get(name));
        double score = result.getScore();
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("per_second_and_core", Math.round(score));
        figure.put("error", Math.round(result.getScoreError()));
        figure.put("microseconds_each", Math.round(1e8 / score) / 100.0);
        figure.put("asked", asked);
        figure.put("ratio", Math.round(100 * score / asked) / 100.0);
        return figure;
    }

    private static List<PayQuestion> questions(PayOptions options) {
        SplittableRandom random = new SplittableRandom(2026);
        List<LocalDate> days = List.of(LocalDate.of(2025, 6, 3), LocalDate.of(2026, 2, 10), LocalDate.of(2026, 11, 18));
        List<PayQuestion> questions = new ArrayList<>(QUESTIONS);
        for (int i = 0; i < QUESTIONS; i++) {
            ContractKind kind = ContractKind.values()[random.nextInt(ContractKind.values().length)];
            Partner partner = Partner.values()[random.nextInt(Partner.values().length)];
            boolean month = random.nextInt(4) == 0;
            int hours = random.nextInt(3, 60);
            questions.add(PayQuestion.of(
                            days.get(random.nextInt(days.size())),
                            kind,
                            Money.ofCents(
                                    month ? random.nextLong(180_000, 600_000) : hours * random.nextLong(1_500, 4_000)))
                    .withTime(month ? WorkTime.wholeMonth() : WorkTime.of(Integer.toString(hours), "159.6"))
                    .withHousehold(Household.of(partner, random.nextInt(4)))
                    .withFlatTax(kind == ContractKind.ARTIST && random.nextBoolean())
                    .withinStudentQuota(kind == ContractKind.STUDENT && random.nextInt(5) > 0)
                    .withOptions(options));
        }
        return questions;
    }
}
