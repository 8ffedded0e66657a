package coop.ouvrage.einvoice;

/** What a document declares to follow (BT-24) and which process it belongs to (BT-23). */
public record Profile(String customization, String process) {

    private static final String PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:";

    /** Peppol BIS Billing 3. */
    public static final Profile PEPPOL_BILLING =
            new Profile(PEPPOL + "billing:3.0", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");

    /** Peppol BIS Self-Billing 3: the buyer writes the document. */
    public static final Profile PEPPOL_SELF_BILLING =
            new Profile(PEPPOL + "selfbilling:3.0", "urn:fdc:peppol.eu:2017:poacc:selfbilling:01:1.0");

    /** The norm alone, for a client that no network reaches and that has no address in one. */
    public static final Profile EN_16931 = new Profile("urn:cen.eu:en16931:2017", "");
}
