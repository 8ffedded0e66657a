package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Riders in the proof file of each month of a lasting contract: those that both sides hold to, each with the signatures under it. */
@Component
class RiderProof implements Companion {

    private final JsonMapper json = JsonMapper.builder().build();
    private final LongStore longs;
    private final RiderPaper paper;
    private final RiderSignatures signatures;

    RiderProof(LongStore longs, RiderPaper paper, RiderSignatures signatures) {
        this.longs = longs;
        this.paper = paper;
        this.signatures = signatures;
    }

    @Override
    public List<Refusal> missing(WorkContract contract) {
        return List.of();
    }

    @Override
    public Optional<Link> link(WorkContract contract) {
        return Optional.empty();
    }

    @Override
    public Map<String, byte[]> proof(WorkContract contract) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        LongTerm term = contract.term();
        if (term != null) {
            longs.find(term.id())
                    .ifPresent(known -> known.terms().stream()
                            .filter(rider -> rider.nr() > 1 && rider.agreed())
                            .forEach(rider -> add(known, rider, files)));
        }
        return files;
    }

    private void add(LongContract contract, LongTerms rider, Map<String, byte[]> files) {
        String name = "rider-" + (rider.nr() - 1);
        paper.pdf(contract, rider).ifPresent(pdf -> files.put(name + ".pdf", pdf));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("contract", contract.id());
        data.put("from", rider.from().toString());
        data.put("weeklyHours", rider.weeklyHours());
        data.put("gross", rider.gross());
        data.put("reason", rider.reason());
        data.put("proposedAt", rider.askedAt());
        data.put("agreedAt", rider.agreedAt());
        data.put("signatures", signatures.of(contract.id(), rider.nr()));
        files.put(name + ".json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }
}
