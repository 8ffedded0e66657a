package coop.ouvrage.country.be.employment;

/**
 * The language area of a Belgian place, read from its postcode.
 *
 * <p>The ranges are from memory (mark MEM). Communes with language facilities protect speakers of a minority; that is not modelled.
 */
enum Region {
    BRUSSELS,
    FLANDERS,
    WALLONIA,
    GERMAN_SPEAKING;

    /** Flanders 1500-3999 and 8000-9999, Brussels 1000-1299, the German-speaking communes 4700-4799, the rest Wallonia. */
    static Region of(String postCode) {
        int code = postCode.matches("[1-9]\\d{3}") ? Integer.parseInt(postCode) : 1000;
        if (code < 1300) {
            return BRUSSELS;
        }
        if (code >= 4700 && code < 4800) {
            return GERMAN_SPEAKING;
        }
        boolean walloon = code < 1500 || code >= 4000 && code < 8000;
        return walloon ? WALLONIA : FLANDERS;
    }
}
