package coop.ouvrage.treasury.spi;

import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Recognises lines of bank statements: invoices, shares, loans. Treasury asks all, the surest claim wins; two of the same
 * certainty cancel each other out and a person decides.
 */
public interface Claimant {

    /** Short and stable, such as {@code receivables}; kept with the line. Message key {@code treasury.claimant.<name>}. */
    String name();

    /** A claim sure enough to settle without a person. */
    Optional<Claim> claim(BankLine line);

    /** What it might be, surest first, for a person to choose from. */
    default List<Claim> proposals(BankLine line) {
        return List.of();
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

    /** Takes back what {@link #settle} did to this line, by reversal. Reasons why not; empty when done. */
    default List<Refusal> undo(BankLine line) {
        return List.of(Refusal.of("treasury.undo_not_possible"));
    }
}
