package coop.ouvrage.money;

/**
 * The reference of a debt in the form that its payer's bank has a field for: the Belgian one at home, that of ISO 11649 abroad. Both
 * hold the same twelve digits, by which a payment is found.
 */
public record PayerReference(StructuredReference own, boolean abroad) {

    /** @throws IllegalArgumentException if these are not twelve digits with right check digits */
    public PayerReference(String digits, boolean abroad) {
        this(new StructuredReference(digits), abroad);
    }

    /** For people: {@code +++123/4567/89002+++}, or in groups of four {@code RF18 …}. */
    public String display() {
        return abroad ? own.creditor().display() : own.display();
    }

    /** In an e-invoice: the Belgian form keeps its signs, the other comes without blanks. */
    public String stated() {
        return abroad ? own.creditor().value() : own.display();
    }

    /** In tables and interfaces: without signs or blanks. */
    public String bare() {
        return abroad ? own.creditor().value() : own.digits();
    }
}
