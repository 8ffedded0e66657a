package coop.ouvrage.replay;

import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.replay.population.ClientPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Clients fail on their day; guarantee and receivables follow by themselves. */
@ReplayOnly
@Component
@Order(45)
class Failures implements Stage {

    private final Map<LocalDate, List<ClientPlan>> failing;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Verification verification;

    Failures(ReplayedYear year, Cast cast, Checkpoints checkpoints, Verification verification) {
        this.failing = year.population().clients().stream()
                .filter(plan -> !plan.fails().equals(LocalDate.MAX))
                .collect(Collectors.groupingBy(ClientPlan::fails));
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.verification = verification;
    }

    @Override
    public String name() {
        return "failures";
    }

    @Override
    public boolean has(LocalDate day) {
        return failing.containsKey(day);
    }

    @Override
    public int live(LocalDate day) {
        int failed = 0;
        for (ClientPlan plan : failing.getOrDefault(day, List.of())) {
            failed += checkpoints
                    .find(ClientsAppear.CLIENT, plan.number())
                    .map(id -> cast.officer(
                            Officer.TEAM,
                            () -> verification
                                    .bankrupt(new ClientId(id), day, "Moniteur belge")
                                    .map(done -> 1)
                                    .orThrow()))
                    .orElse(0);
        }
        return failed;
    }
}
