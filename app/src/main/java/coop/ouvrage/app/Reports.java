package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.reporting.AnnualReport;
import coop.ouvrage.reporting.Publication;
import coop.ouvrage.reporting.ReportName;
import java.nio.file.Path;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Writes reports from a database without starting the application; every transaction is read only. */
public final class Reports {

    private Reports() {}

    public static Publication of(Database database, Path data, ReportName name, int year, String language) {
        try (AnnotationConfigApplicationContext context = Modules.over(database, data, true)) {
            AnnualReport reports = context.getBean(AnnualReport.class);
            int first = reports.firstYear();
            if (year < first) {
                throw new CannotRun("the books begin in " + first + ": there is nothing to report of " + year);
            }
            return context.getBean(CurrentUser.class).asSystem(() -> reports.of(name, year, language));
        }
    }
}
