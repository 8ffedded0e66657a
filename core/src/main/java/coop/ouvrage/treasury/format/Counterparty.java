package coop.ouvrage.treasury.format;

/**
 * The other side of a movement; each part empty if the bank gave none.
 *
 * @param account  IBAN or other number, without blanks
 * @param ultimate name of the real payer or payee behind the holder of the account
 */
public record Counterparty(String name, String account, String bic, String ultimate) {

    static final Counterparty NONE = new Counterparty("", "", "", "");

    /** Names and accounts stay out of logs. */
    @Override
    public String toString() {
        return "Counterparty[" + Masked.end(account) + "]";
    }
}
