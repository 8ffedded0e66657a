package coop.ouvrage.einvoice;

/** What a document can be checked against. */
public enum RuleProfile {
    EN_16931("EN 16931"),
    PEPPOL_BILLING("Peppol BIS Billing 3"),
    PEPPOL_SELF_BILLING("Peppol BIS Self-Billing 3");

    private final String title;

    RuleProfile(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What a document declares by its specification identifier; whatever is not Peppol's is checked against the norm. */
    static RuleProfile declaredBy(String customization) {
        if (customization.startsWith(Profile.PEPPOL_SELF_BILLING.customization())) {
            return PEPPOL_SELF_BILLING;
        }
        return customization.startsWith(Profile.PEPPOL_BILLING.customization()) ? PEPPOL_BILLING : EN_16931;
    }
}
