package coop.ouvrage.simulators.bank;

import java.time.LocalDate;

/** An account that this bank keeps; its opening balance in cents, on the evening before it was opened. */
record Account(String iban, String holder, long openingCents, LocalDate opened) {}
