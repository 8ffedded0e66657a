package coop.ouvrage.einvoice;

/**
 * What a rule says about a document.
 *
 * @param rule official rule number such as {@code BR-CO-10}; {@code XSD} for the schema, {@code READ-...} for our reader
 * @param location path of the element, empty if the rule gives none
 * @param message official wording, in the language of the rule
 */
public record Finding(String rule, Severity severity, String location, String message) {

    /** An error makes the document invalid. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    static Finding error(String rule, String location, String message) {
        return new Finding(rule, Severity.ERROR, location, message);
    }

    static Finding warning(String rule, String location, String message) {
        return new Finding(rule, Severity.WARNING, location, message);
    }
}
