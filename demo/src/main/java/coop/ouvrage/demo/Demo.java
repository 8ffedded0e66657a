package coop.ouvrage.demo;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.installation.Installation;
import java.io.PrintStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** The demo as the launcher sees it: load it once, tell its log-ins. */
@DemoOnly
@Component
public class Demo {

    /** One person of the demo who can log in; all passwords of a demo are known to everybody. */
    public record Login(String user, String password, String who) {}

    /** The invoices of the load are alike: the official rules see some of them, and every one of the visitor's. */
    private static final String CHECK_ONE_IN = "ouvrage.einvoice.check-one-in";

    /** While days fly, what is due each second is done each morning. */
    private static final String TIMER = "ouvrage.declarations.timer";

    private final DemoYear year;
    private final Cast cast;

    Demo(Surroundings surroundings, DemoYear year, Cast cast, Installation installation, BusinessTime time) {
        if (installation.kind() != Installation.Kind.DEMO) {
            throw new IllegalStateException("this database is not marked demo");
        }
        this.year = year;
        this.cast = cast;
        surroundings.follow(time::now);
        year.standAtItsStart();
    }

    /** Lives the year; progress goes to {@code err}. */
    public synchronized void load(PrintStream err) {
        System.setProperty(CHECK_ONE_IN, "25");
        System.setProperty(TIMER, "false");
        try {
            year.live(new Progress(err));
        } finally {
            System.clearProperty(CHECK_ONE_IN);
            System.clearProperty(TIMER);
        }
    }

    /** Ends a load that is under way after the day in hand, and waits for that. */
    public void stopLoading() {
        year.stop();
        awaitEndOfLoad();
    }

    private synchronized void awaitEndOfLoad() {}

    public List<Login> logins() {
        return cast.logins();
    }
}
