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
    public void load(PrintStream err) {
        year.live(new Progress(err));
    }

    public List<Login> logins() {
        return cast.logins();
    }
}
