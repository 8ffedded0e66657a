package coop.ouvrage.einvoice;

import java.util.Set;

/** What the document is: it asks for money, or gives it back. Amounts are positive in both (BIS Billing 3). */
public enum DocumentKind {
    INVOICE("380"),
    CREDIT_NOTE("381");

    /** UNTDID 1001 codes of credit notes, the self-billed one (261) included. */
    private static final Set<String> CREDIT_NOTE_CODES = Set.of("81", "83", "261", "381", "396", "532");

    private final String usualTypeCode;

    DocumentKind(String usualTypeCode) {
        this.usualTypeCode = usualTypeCode;
    }

    /** The UNTDID 1001 code that we write. */
    public String usualTypeCode() {
        return usualTypeCode;
    }

    /** The kind that a UNTDID 1001 code stands for; every code that is no credit note is an invoice. */
    public static DocumentKind ofTypeCode(String code) {
        return CREDIT_NOTE_CODES.contains(code) ? CREDIT_NOTE : INVOICE;
    }
}
