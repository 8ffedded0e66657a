package coop.ouvrage.app.testing;

import coop.ouvrage.app.OuvrageApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestExecutionListeners;

/**
 * The whole application on a real PostgreSQL and a random port. Constructor parameters and {@code @Autowired} fields are beans;
 * {@code @LocalServerPort int port} is the port.
 *
 * <p>The application starts once per test run and the database server too. Every test class gets an empty, migrated database of
 * its own (a clone, about 50 ms); with {@code perMethod} every method does. A method's writes are committed and seen by the
 * next one. Business time stands at {@link #at}; turn it with {@code BusinessClock}: {@code freezeAt} jumps in silence,
 * {@code passTo} lives every day on the way.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = OuvrageApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.flyway.enabled=false",
            "ouvrage.data=target/test-data/${ouvrage.test.process:1}",
            "ouvrage.ledger.seal-every=1h",
            "ouvrage.payroll.timer=false",
            "ouvrage.metrics.key=the key of the tests"
        })
@Import({TestDatabase.Configuration.class, SmallCoop.class, AskedBanks.class})
@TestExecutionListeners(
        listeners = FreshDatabase.class,
        mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public @interface OuvrageTest {

    /** The moment at which business time stands when the test begins, without zone. */
    String at() default "2026-11-20T09:00";

    /** Whether each method, not only each class, begins with an empty database. */
    boolean perMethod() default false;
}
