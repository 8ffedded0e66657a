package coop.ouvrage.replay;

import coop.ouvrage.replay.population.UnitPlan;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Units open; the one that admission opened for a person is the first of theirs. */
@ReplayOnly
@Component
@Order(40)
class UnitsOpen implements Stage {

    static final String UNIT = "unit";

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Units units;

    UnitsOpen(ReplayedYear year, Cast cast, Checkpoints checkpoints, Units units) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.units = units;
    }

    @Override
    public String name() {
        return "units";
    }

    @Override
    public boolean has(LocalDate day) {
        return !year.opening(day).isEmpty();
    }

    @Override
    public int live(LocalDate day) {
        List<UnitPlan> plans = year.opening(day);
        if (!plans.isEmpty()) {
            Set<Integer> holders = new HashSet<>();
            units.expect(plans.stream()
                    .map(plan -> checkpoints.get(Cast.PERSON, plan.holder()))
                    .toList());
            cast.officer(Officer.TEAM, () -> {
                plans.forEach(plan -> open(plan, holders.add(plan.holder())));
                return plans;
            });
        }
        return plans.size();
    }

    private void open(UnitPlan plan, boolean first) {
        UUID holder = checkpoints.get(Cast.PERSON, plan.holder());
        String name = "Unit " + plan.number();
        String trade = year.soul(plan.holder()).sector();
        UUID id = first && !units.ofHolder(holder).isEmpty()
                ? units.ofHolder(holder).getFirst().id().value()
                : units.open(ReplayedYear.ENTITY, holder, name, trade, false)
                        .orThrow()
                        .value();
        units.change(id, name, trade, plan.activity()).orThrow();
        checkpoints.remember(UNIT, plan.number(), id);
    }
}
