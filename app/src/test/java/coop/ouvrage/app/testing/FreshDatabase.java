package coop.ouvrage.app.testing;

import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.policy.Policies;
import java.time.LocalDateTime;
import java.util.Objects;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Gives each test class, or each method, its own database and sets the clock. */
final class FreshDatabase extends AbstractTestExecutionListener {

    /** Whether the class has its database and no method has worked in it. */
    private boolean isUntouched;

    /** Before beans are injected, so that what they read at that moment is already fresh. */
    @Override
    public int getOrder() {
        return 1;
    }

    @Override
    public void beforeTestClass(TestContext context) {
        boolean isRunning = context.hasApplicationContext();
        renew(context);
        isUntouched = isRunning; // one that starts now may write
    }

    @Override
    public void beforeTestMethod(TestContext context) {
        if (settings(context).perMethod() && !isUntouched) {
            renew(context);
        }
        isUntouched = false;
    }

    private static void renew(TestContext context) {
        TestDatabase.get().renew();
        context.getApplicationContext().getBean(LegalEntities.class).readAgain();
        context.getApplicationContext().getBean(Policies.class).readAgain();
        context.getApplicationContext().getBean(OwnFigures.class).readAgain();
        context.getApplicationContext()
                .getBean(BusinessClock.class)
                .freezeAt(LocalDateTime.parse(settings(context).at()));
    }

    private static OuvrageTest settings(TestContext context) {
        return Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(context.getTestClass(), OuvrageTest.class));
    }
}
