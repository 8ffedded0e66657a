package coop.ouvrage.treasury.format;

import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.StructuredReference;

/** What a transfer tells its beneficiary: SEPA takes one reference or one text, never both. */
public sealed interface Remittance {

    /** Belgian structured communication: code SCOR, issuer BBA, twelve bare digits. */
    record Belgian(StructuredReference reference) implements Remittance {}

    /** ISO 11649 reference: code SCOR, issuer ISO. */
    record Iso(CreditorReference reference) implements Remittance {}

    /** Free text, transliterated and cut after 140 characters. */
    record Text(String text) implements Remittance {}

    /** Nothing. */
    record None() implements Remittance {}
}
