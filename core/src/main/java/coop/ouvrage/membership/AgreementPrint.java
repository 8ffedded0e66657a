package coop.ouvrage.membership;

/**
 * What the printed agreement shows.
 *
 * @param name of the person who signed
 * @param signature who typed which name when
 * @param proof the hash of the text
 */
public record AgreementPrint(Agreement agreement, String name, String signature, String proof) {}
