package coop.ouvrage.parties.identifier;

import java.util.Locale;

/** Why a text is not a number of its kind; of several, the first in this order is told. */
public enum IdentifierFault {
    EMPTY,
    CHARACTERS,
    /** A VAT number whose two first letters are no member state of the Union (nor XI, Northern Ireland). */
    COUNTRY,
    LENGTH,
    /** Right length, but letters and digits not where this country has them. */
    FORM,
    /** No such day, or a serial number outside its range. */
    BIRTH_DATE,
    SERIAL,
    CHECK_DIGITS,
    /** Right in itself, but born after today. */
    BORN_IN_FUTURE;

    /** Key of its message: {@code refusal.parties.identifier_…}. */
    public String code() {
        return "parties.identifier_" + name().toLowerCase(Locale.ROOT);
    }
}
