package coop.ouvrage.einvoice;

import org.jspecify.annotations.Nullable;

/**
 * How the document is to be paid.
 *
 * @param meansCode UNTDID 4461: 30 transfer, 58 SEPA transfer, 59 SEPA direct debit
 * @param reference the payer's remittance reference; in Belgium the structured communication {@code +++123/4567/89002+++}
 * @param account IBAN, or another account number
 * @param bic of the bank that keeps it
 */
public record Payment(
        @Nullable String meansCode,
        @Nullable String reference,
        @Nullable String account,
        @Nullable String accountName,
        @Nullable String bic,
        @Nullable String mandate,
        @Nullable String terms) {

    /** A SEPA transfer to {@code iban}. */
    public static Payment transfer(
            String iban, String accountName, @Nullable String reference, @Nullable String terms) {
        return new Payment("58", reference, iban, accountName, null, null, terms);
    }

    /** The same with the code of the bank that keeps the account; null for none. */
    public Payment at(@Nullable String bank) {
        return new Payment(meansCode, reference, account, accountName, bank, mandate, terms);
    }

    /** The same in another currency than the euro, which SEPA does not carry. */
    public Payment outsideSepa() {
        return new Payment("30", reference, account, accountName, bic, mandate, terms);
    }
}
