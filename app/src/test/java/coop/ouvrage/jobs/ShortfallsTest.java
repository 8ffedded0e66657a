package coop.ouvrage.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.worklist.WaitingItem;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Units that spent more than they had wait for their adviser. */
@OuvrageTest(perMethod = true)
class ShortfallsTest {

    private final ApplicationContext context;
    private final Invoices invoices;
    private final Worklist worklist;
    private JobWorld world;

    ShortfallsTest(ApplicationContext context, Invoices invoices, Worklist worklist) {
        this.context = context;
        this.invoices = invoices;
        this.worklist = worklist;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> waiting() {
        return world.user.as(world.coop.officer(Role.ADVISER), () -> worklist.waiting(null, null, 50)).stream()
                .map(WaitingItem::item)
                .map(item -> item.kind() + " " + item.link())
                .toList();
    }

    @Test
    void aUnitThatSpentMoreThanItHasWaitsForItsAdviser() {
        JobId job = world.declared("2026-12-04", "1000.00", "0.00");
        world.worked(job);
        world.paid();
        world.clock.passTo(LocalDate.of(2026, 12, 7));
        assertThat(waiting()).isEmpty();
        world.user
                .as(
                        SmallCoop.member(world.holder),
                        () -> invoices.credit(
                                Objects.requireNonNull(world.job(job).invoice()), "the sound failed"))
                .orThrow();
        world.clock.passTo(LocalDate.of(2026, 12, 8));
        assertThat(waiting()).containsExactly("unit.shortfall /units/" + world.unit);
        world.coop.given(world.unit, "2000.00");
        world.clock.passTo(LocalDate.of(2026, 12, 9));
        assertThat(waiting()).isEmpty();
    }
}
