package coop.ouvrage.country.be.returns;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.country.be.calendar.BelgianHolidays;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.returns.spi.Control;
import coop.ouvrage.returns.spi.Declared;
import coop.ouvrage.returns.spi.PaidWork;
import coop.ouvrage.returns.spi.ReturnData;
import coop.ouvrage.returns.spi.Written;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarter of 56,000 payslips is written in a process whose whole heap is smaller than the file. */
class DmfaSizeTest {

    private static final int PEOPLE = 14_000;
    private static final int PAYSLIPS_EACH = 4;
    private static final String HEAP = "-Xmx96m";

    @Test
    void aQuarterIsWrittenInLessMemoryThanItsFile(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("dmfa.xml");
        Path said = folder.resolve("said");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        DmfaSizeTest.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
        assertThat(Files.size(file)).isGreaterThan(96L << 20);
    }

    /** Writes the quarter and compares its total with that of the payslips. */
    public static void main(String[] arguments) throws IOException {
        List<Declared> people = IntStream.rangeClosed(1, PEOPLE)
                .mapToObj(nr -> SomeWork.person(nr, LocalDate.of(1990, 5, 1)))
                .toList();
        Map<UUID, Declared> byId = new HashMap<>();
        people.forEach(person -> byId.put(person.id(), person));
        ReturnData few = SomeWork.quarter(List.of(), List.of());
        ReturnData quarter = new ReturnData(
                few.id(),
                few.employer(),
                few.first(),
                few.last(),
                1,
                few.madeAt(),
                people,
                workers -> work(workers, byId));
        DmfaReturn dmfa = new DmfaReturn(new Deadlines(new WorkingDays(new BelgianHolidays())));
        Money[] booked = {Money.ZERO};
        quarter.each((person, work) ->
                work.forEach(paid -> booked[0] = booked[0].plus(paid.totals().socialSecurity())));
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
            Written written = dmfa.write(quarter, dmfa.version(), file);
            if (!written.total(Control.SOCIAL_SECURITY).equals(booked[0])) {
                throw new IllegalStateException(
                        "declared " + written.total(Control.SOCIAL_SECURITY) + ", booked " + booked[0]);
            }
        }
    }

    private static Map<UUID, List<PaidWork>> work(List<UUID> workers, Map<UUID, Declared> people) {
        Map<UUID, List<PaidWork>> work = new HashMap<>();
        for (UUID worker : workers) {
            Declared person = Objects.requireNonNull(people.get(worker));
            work.put(
                    worker,
                    IntStream.rangeClosed(1, PAYSLIPS_EACH)
                            .mapToObj(nr -> SomeWork.day(
                                    person,
                                    nr % 2 == 0 ? ContractKind.EMPLOYEE : ContractKind.ARTIST,
                                    100 + worker.getLeastSignificantBits() % 200 + "." + nr + "0"))
                            .toList());
        }
        return work;
    }
}
