package coop.ouvrage.treasury.spi;

import coop.ouvrage.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Recognises lines of bank statements: invoices, shares, loans. Treasury asks all, the surest claim wins; two of the same
 * certainty cancel each other out and a person decides.
 */
public interface Claimant {

    /** Short and stable, such as {@code receivables}; kept with the line. Message key {@code treasury.claimant.<name>}. */
    String name();

    /** A claim sure enough to settle without a person. */
    Optional<Claim> claim(BankLine line);

    /**
     * The same for the lines of a file, in their order: what one takes, the next ones do not find any more. Lines without a sure
     * claim are left out. Who is asked for every credit answers all with a few queries.
     */
    default Map<UUID, Claim> claims(List<BankLine> lines) {
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        lines.forEach(line -> claim(line).ifPresent(claim -> claims.put(line.id(), claim)));
        return claims;
    }

    /** What it might be, surest first, for a person to choose from. */
    default List<Claim> proposals(BankLine line) {
        return List.of();
    }

    /** The same for many lines; those that might be nothing may be left out. */
    default Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        Map<UUID, List<Claim>> proposals = new LinkedHashMap<>();
        lines.forEach(line -> proposals.put(line.id(), proposals(line)));
        return proposals;
    }

    /** What it might be, by words that an officer typed: a number, a name. */
    default List<Claim> search(BankLine line, String words) {
        return List.of();
    }

    /**
     * Books the line, in the transaction of the caller: one balanced entry that moves BANK by exactly the line's amount. A
     * refusal is thrown as {@code RefusedException}.
     */
    void settle(BankLine line, Claim claim);

    /** Books many lines, in their order, in the transaction of the caller: all or none. */
    default void settle(List<Recognised> lines) {
        lines.forEach(each -> settle(each.line(), each.claim()));
    }

    /** Takes back what {@link #settle} did to this line, by reversal. Reasons why not; empty when done. */
    default List<Refusal> undo(BankLine line) {
        return List.of(Refusal.of("treasury.undo_not_possible"));
    }
}
