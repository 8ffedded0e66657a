package coop.ouvrage.demo;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoiceRules;
import coop.ouvrage.installation.Installation;
import coop.ouvrage.simulators.authority.AuthoritySimulator;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** The demo as the launcher sees it: load it once, tell its log-ins. */
@DemoOnly
@Component
public class Demo {

    /** One person of the demo who can log in; all passwords of a demo are known to everybody. */
    public record Login(String user, String password, String who) {}

    /** The invoices of the load are alike, and made by tests too: the official rules see every one of the visitor's. */
    private static final String CHECK_ONE_IN = "ouvrage.einvoice.check-one-in";

    /** While days fly, what is due each second is done each morning. */
    private static final String TIMER = "ouvrage.declarations.timer";

    private static final Duration LONGER_THAN_A_YEAR = Duration.ofDays(400);

    private final Surroundings surroundings;
    private final DemoYear year;
    private final Loading loading;
    private final Cast cast;
    private final EInvoiceRules rules;

    Demo(
            Surroundings surroundings,
            DemoYear year,
            Loading loading,
            Cast cast,
            EInvoiceRules rules,
            Installation installation,
            BusinessTime time) {
        if (installation.kind() != Installation.Kind.DEMO) {
            throw new IllegalStateException("this database is not marked demo");
        }
        this.surroundings = surroundings;
        this.year = year;
        this.loading = loading;
        this.cast = cast;
        this.rules = rules;
        surroundings.follow(time::now);
        year.standAtItsStart();
    }

    /** Lives the year; progress goes to {@code err}. */
    public synchronized void load(PrintStream err) {
        System.setProperty(CHECK_ONE_IN, "0");
        System.setProperty(TIMER, "false");
        AuthoritySimulator authority = surroundings.authority();
        Duration usual = authority.tokensLast();
        authority.tokensLast(LONGER_THAN_A_YEAR);
        try {
            year.live(loading.begun(new Progress(err)));
        } finally {
            loading.over();
            System.clearProperty(CHECK_ONE_IN);
            System.clearProperty(TIMER);
            authority.tokensLast(usual);
        }
        rules.warmUp();
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
