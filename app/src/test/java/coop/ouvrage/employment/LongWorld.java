package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** A lasting half-time contract that is signed and declared, for tests. */
final class LongWorld {

    private final EmploymentWorld world;
    private final ApplicationContext context;

    LongWorld(EmploymentWorld world, ApplicationContext context) {
        this.world = world;
        this.context = context;
    }

    /** Monday to Friday, 3.8 hours from nine o'clock. */
    static WeekPlan halfTime() {
        return new WeekPlan(Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .map(day -> new WeekPlan.Shift(day, LocalTime.of(9, 0), LocalTime.of(12, 48), 0))
                .toList());
    }

    Outcome<UUID> asked(ContractKind kind, LocalDate from, @Nullable LocalDate to) {
        Post post = new Post("Régisseuse", EmploymentWorld.HALL, "304.00", to == null ? "" : "Une saison", "");
        LongDraft draft = new LongDraft(
                "PROD",
                world.unit,
                world.holder,
                world.worker,
                kind,
                from,
                to,
                false,
                new BigDecimal("38"),
                halfTime(),
                Money.of("1400.00"),
                post,
                "");
        return world.as(world.holder, () -> context.getBean(LongContracts.class).ask(draft));
    }

    /** Asked for, agreed, signed by both, declared. */
    UUID running(ContractKind kind, LocalDate from, @Nullable LocalDate to) {
        UUID id = asked(kind, from, to).orThrow();
        LongForecast forecast = new LongForecast(
                Money.of("60000.00"), Money.of("60000.00"), Money.of("60000.00"), "Clients for a year", Instant.EPOCH);
        world.asOfficer(() -> context.getBean(LongDecisions.class).agree(id, forecast))
                .orThrow();
        world.sign(months(id).getFirst().id()).orThrow();
        world.exchange(Duration.ofSeconds(2));
        return id;
    }

    List<WorkContract> months(UUID id) {
        return world.user.asSystem(() -> context.getBean(LongContracts.class).months(id));
    }

    LongContract contract(UUID id) {
        return context.getBean(LongContracts.class).find(id).orElseThrow();
    }
}
