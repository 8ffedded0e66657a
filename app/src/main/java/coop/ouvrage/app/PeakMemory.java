package coop.ouvrage.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The most memory that this process ever took, in MB: as the system counts it, elsewhere the heap in use. */
final class PeakMemory {

    private PeakMemory() {}

    static long megabytes() {
        Path status = Path.of("/proc/self/status");
        try {
            if (Files.exists(status)) {
                return Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted() / 1_048_576;
    }
}
