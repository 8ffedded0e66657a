package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks every claimant about a line and ranks the answers. */
@Component("bankLineClaims")
class Claims {

    private static final Comparator<Proposal> SUREST =
            Comparator.comparing(proposal -> proposal.claim().certainty());

    private final ObjectProvider<Claimant> claimants;

    Claims(ObjectProvider<Claimant> claimants) {
        this.claimants = claimants;
    }

    /** The one claim that is sure enough to settle; none when two are equally sure. */
    Optional<Proposal> certain(BankLine line) {
        List<Proposal> claims = claimants.stream()
                .flatMap(claimant -> claimant.claim(line).map(claim -> new Proposal(claimant.name(), claim)).stream())
                .filter(proposal -> proposal.claim().certainty().isAutomatic())
                .sorted(SUREST)
                .toList();
        boolean tie = claims.size() > 1
                && claims.get(0).claim().certainty() == claims.get(1).claim().certainty();
        return tie ? Optional.empty() : claims.stream().findFirst();
    }

    /** Everything a line may be, surest first. */
    List<Proposal> all(BankLine line) {
        return claimants.stream()
                .flatMap(claimant -> Stream.concat(claimant.claim(line).stream(), claimant.proposals(line).stream())
                        .map(claim -> new Proposal(claimant.name(), claim)))
                .sorted(SUREST)
                .distinct()
                .toList();
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
