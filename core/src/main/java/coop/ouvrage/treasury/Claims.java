package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every claimant about lines and ranks the answers. */
@Component("bankLineClaims")
class Claims {

    private static final Comparator<Proposal> SUREST =
            Comparator.comparing(proposal -> proposal.claim().certainty());

    private final ObjectProvider<Claimant> claimants;

    Claims(ObjectProvider<Claimant> claimants) {
        this.claimants = claimants;
    }

    /** For each line the one claim that is sure enough to settle; none when two are equally sure. */
    Map<UUID, Proposal> certain(List<BankLine> lines) {
        Map<UUID, List<Proposal>> found = new LinkedHashMap<>();
        claimants.forEach(claimant -> claimant.claims(lines).forEach((line, claim) -> {
            if (claim.certainty().isAutomatic()) {
                found.computeIfAbsent(line, id -> new ArrayList<>()).add(new Proposal(claimant.name(), claim));
            }
        }));
        Map<UUID, Proposal> certain = new LinkedHashMap<>();
        found.forEach((line, proposals) -> {
            proposals.sort(SUREST);
            boolean tie = proposals.size() > 1
                    && proposals.get(0).claim().certainty()
                            == proposals.get(1).claim().certainty();
            if (!tie) {
                certain.put(line, proposals.getFirst());
            }
        });
        return certain;
    }

    /** Everything that each line may be, surest first. */
    Map<UUID, List<Proposal>> all(List<BankLine> lines) {
        Map<UUID, List<Proposal>> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(line.id(), new ArrayList<>()));
        for (Claimant claimant : claimants) {
            claimant.claims(lines).forEach((line, claim) -> add(all, line, claimant, List.of(claim)));
            claimant.proposals(lines).forEach((line, claims) -> add(all, line, claimant, claims));
        }
        all.replaceAll((line, proposals) ->
                proposals.stream().sorted(SUREST).distinct().toList());
        return all;
    }

    private static void add(Map<UUID, List<Proposal>> all, UUID line, Claimant claimant, List<Claim> claims) {
        List<Proposal> of = Objects.requireNonNull(all.get(line));
        claims.forEach(claim -> of.add(new Proposal(claimant.name(), claim)));
    }

    List<Proposal> all(BankLine line) {
        return Objects.requireNonNull(all(List.of(line)).get(line.id()));
    }

    List<Proposal> search(BankLine line, String words) {
        return claimants.stream()
                .flatMap(claimant ->
                        claimant.search(line, words).stream().map(claim -> new Proposal(claimant.name(), claim)))
                .sorted(SUREST)
                .toList();
    }

    Claimant claimant(String name) {
        return claimants.stream()
                .filter(claimant -> claimant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no claimant " + name));
    }
}
