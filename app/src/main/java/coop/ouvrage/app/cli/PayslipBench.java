package coop.ouvrage.app.cli;

import com.sun.management.OperatingSystemMXBean;
import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How many payslips one core calculates in a second, from gross to net with the employer's side: short and long contracts of every kind
 * and family, the same ones in each measurement. Time is that of the processor in this process, garbage collection included, so that
 * a busy machine does not count. The best of several rounds counts, after rounds that are thrown away.
 */
final class PayslipBench {

    private static final int QUESTIONS = 4_000;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 1_000_000_000L;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final PayCalculator law = new BelgianPayCalculator();
    private final List<PayQuestion> questions = questions();

    /** What kept the calculations from being left out as unused. */
    private long nets;

    private PayslipBench() {}

    /** Payslips a second with and without trace, each beside what is asked of it. */
    static Map<String, Object> run() {
        PayslipBench bench = new PayslipBench();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("benchmark", "payslips");
        figures.put("different_payslips", QUESTIONS);
        figures.put("without_trace", bench.figure(new PayOptions(false, true), 100_000));
        figures.put("without_trace_net_only", bench.figure(PayOptions.NET_ONLY, 100_000));
        figures.put("with_trace", bench.figure(PayOptions.EVERYTHING, 20_000));
        figures.put("checksum_of_nets", bench.nets);
        return figures;
    }

    private Map<String, Object> figure(PayOptions options, int asked) {
        List<PayQuestion> asking = questions.stream()
                .map(question -> question.withOptions(options))
                .toList();
        for (int i = 0; i < WARM_UP; i++) {
            round(asking);
        }
        long best = 0;
        for (int i = 0; i < ROUNDS; i++) {
            best = Math.max(best, round(asking));
        }
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("per_second_and_core", best);
        figure.put("microseconds_each", Math.round(1e8 / best) / 100.0);
        figure.put("asked", asked);
        figure.put("ratio", Math.round(100.0 * best / asked) / 100.0);
        return figure;
    }

    private long round(List<PayQuestion> asking) {
        long begin = PROCESS.getProcessCpuTime();
        long done = 0;
        long sum = 0;
        while (PROCESS.getProcessCpuTime() - begin < ROUND_NANOS) {
            for (PayQuestion question : asking) {
                sum += law.calculate(question).orThrow().net().cents();
            }
            done += asking.size();
        }
        nets = sum / (done / asking.size());
        return done * ROUND_NANOS / (PROCESS.getProcessCpuTime() - begin);
    }

    private static List<PayQuestion> questions() {
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
                    .withinStudentQuota(kind == ContractKind.STUDENT && random.nextInt(5) > 0));
        }
        return questions;
    }
}
