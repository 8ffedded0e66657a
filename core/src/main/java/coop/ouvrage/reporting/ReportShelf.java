package coop.ouvrage.reporting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** Keeps what was just written, so that many readers of one page do not ask the database for the whole year again and again. */
@Service
public class ReportShelf {

    private static final int MINUTES = 10;
    private static final int MOST = 32;

    private final AnnualReport reports;
    private final Permissions permissions;
    private final BusinessTime time;
    private final Map<Key, Publication> kept = new ConcurrentHashMap<>();

    ReportShelf(AnnualReport reports, Permissions permissions, BusinessTime time) {
        this.reports = reports;
        this.permissions = permissions;
        this.time = time;
    }

    private record Key(String name, int year, String language, Instant since) {}

    /** As {@link AnnualReport#firstYear}. */
    public int firstYear() {
        return reports.firstYear();
    }

    /** As {@link AnnualReport#of}, at most ten minutes old. */
    public Publication of(ReportName name, int year, String language) {
        permissions.require(Permission.LEDGER_READ);
        return keep(name.option(), year, language, () -> reports.of(name, year, language));
    }

    /** As {@link AnnualReport#transparency}, at most ten minutes old. */
    public Publication transparency(int year, String language) {
        permissions.require(Permission.TRANSPARENCY_READ);
        return keep("transparency", year, language, () -> reports.transparency(year, language));
    }

    private Publication keep(String name, int year, String language, Supplier<Publication> written) {
        Instant hour = time.now().truncatedTo(ChronoUnit.HOURS);
        long part = ChronoUnit.MINUTES.between(hour, time.now()) / MINUTES;
        if (kept.size() >= MOST) {
            kept.clear();
        }
        return kept.computeIfAbsent(
                new Key(name, year, language, hour.plus(part * MINUTES, ChronoUnit.MINUTES)), key -> written.get());
    }
}
