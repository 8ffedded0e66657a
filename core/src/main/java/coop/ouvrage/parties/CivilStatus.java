package coop.ouvrage.parties;

/** Civil status as tax law reads it: legal cohabitants are taxed as married people. */
public enum CivilStatus {
    SINGLE,
    MARRIED,
    COHABITING,
    WIDOWED,
    DIVORCED,
    SEPARATED;

    public boolean hasSpouse() {
        return this == MARRIED || this == COHABITING;
    }
}
