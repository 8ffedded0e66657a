package coop.ouvrage.mission;

import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What work abroad adds to a contract: it is not signed undescribed, leads to its page, and has its application in the proof file. */
@Component
class MissionCompanion implements Companion {

    private final Missions missions;
    private final MissionStore store;
    private final ApplicationPaper paper;

    MissionCompanion(Missions missions, MissionStore store, ApplicationPaper paper) {
        this.missions = missions;
        this.store = store;
        this.paper = paper;
    }

    @Override
    public List<Refusal> missing(WorkContract contract) {
        if (!Missions.isAbroad(contract)) {
            return List.of();
        }
        List<Refusal> unknown = missions.unknown(contract);
        if (!unknown.isEmpty()) {
            return unknown;
        }
        return store.of(contract.id()).isPresent() ? List.of() : List.of(Refusal.of("mission.not_described"));
    }

    @Override
    public Optional<Link> link(WorkContract contract) {
        return Missions.isAbroad(contract)
                ? Optional.of(new Link("mission.title", "/contracts/" + contract.id() + "/mission"))
                : Optional.empty();
    }

    @Override
    public Map<String, byte[]> proof(WorkContract contract) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        store.of(contract.id()).flatMap(paper::pdf).ifPresent(pdf -> files.put("work-abroad.pdf", pdf));
        return files;
    }
}
