package coop.ouvrage.einvoice;

import coop.ouvrage.refusal.Refusal;

/** The file is no e-invoice that we can read. Ends reading inside this module; outside it is a refusal, a value. */
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    UnreadableException(String code, Object... namesAndValues) {
        super(code);
        this.refusal = Refusal.of("einvoice." + code, namesAndValues);
    }

    Refusal refusal() {
        return refusal;
    }
}
