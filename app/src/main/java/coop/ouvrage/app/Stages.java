package coop.ouvrage.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What stages of a measurement take: seconds by the clock, and of processors, in Java and, on Linux and the same machine, in PostgreSQL. On
 * a machine that others use too, the seconds of processors tell more.
 */
final class Stages {

    /** Of the system's accounts of processes: a hundredth of a second each. */
    private static final double TICKS = 100;

    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final JdbcClient jdbc;
    private final Map<String, Double> figures = new LinkedHashMap<>();
    private double whole;

    Stages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    <T> T of(String name, Supplier<T> work) {
        double javaBefore = java();
        double databaseBefore = database();
        long start = System.nanoTime();
        T result = work.get();
        double took = (System.nanoTime() - start) / 1e9;
        whole += took;
        figures.put(name + "_seconds", rounded(took));
        figures.put(name + "_java_cpu_seconds", rounded(java() - javaBefore));
        figures.put(name + "_database_cpu_seconds", rounded(database() - databaseBefore));
        return result;
    }

    Map<String, Double> figures() {
        return figures;
    }

    /** By the clock, all stages together. */
    double seconds() {
        return rounded(whole);
    }

    private double java() {
        return system.getProcessCpuTime() / 1e9;
    }

    private double database() {
        return jdbc.sql("select pid from pg_stat_activity").query(Long.class).list().stream()
                .mapToDouble(Stages::ofProcess)
                .sum();
    }

    /** Nothing where the system does not tell. */
    private static double ofProcess(long id) {
        try {
            String[] fields = Files.readString(Path.of("/proc/" + id + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
