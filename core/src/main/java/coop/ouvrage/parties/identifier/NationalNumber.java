package coop.ouvrage.parties.identifier;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Belgian national register number or bis number (NISS/INSZ): birth date YYMMDD, serial of three digits (odd for a man, even
 * for a woman), two check digits = 97 − (first nine modulo 97), with a 2 before the nine for whoever was born from 2000 on.
 * In a bis number the month is raised by 20 (sex unknown at creation) or 40. Unknown parts of a birth date are zero.
 *
 * <p>Personal data: {@link #toString()} hides all but the check digits.
 *
 * @param value the eleven digits, bare
 */
public record NationalNumber(String value) {

    /** @throws IllegalArgumentException if it is not valid; the message names the fault, never the number */
    public NationalNumber {
        Optional<IdentifierFault> fault = faultOf(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException(
                    "not a national number: " + fault.get().code());
        }
    }

    /** The number as somebody wrote it; empty if {@link #fault(String, LocalDate)} finds one. */
    public static Optional<NationalNumber> parse(String written, LocalDate today) {
        return fault(written, today).isPresent()
                ? Optional.empty()
                : Optional.of(new NationalNumber(Digits.bare(written)));
    }

    /** What is wrong with this number; empty if nothing is. */
    public static Optional<IdentifierFault> fault(String written, LocalDate today) {
        String digits = Digits.bare(written);
        Optional<IdentifierFault> fault = faultOf(digits);
        if (fault.isPresent()) {
            return fault;
        }
        return new NationalNumber(digits).birthDate().filter(today::isBefore).isPresent()
                ? Optional.of(IdentifierFault.BORN_IN_FUTURE)
                : Optional.empty();
    }

    /** Whether it is a bis number: of somebody who is not in the national register. */
    public boolean isBis() {
        return Digits.number(value, 2, 4) >= 20;
    }

    /** The date of birth that the number tells; empty if a part of it was unknown. */
    public Optional<LocalDate> birthDate() {
        int month = month(value);
        int day = (int) Digits.number(value, 4, 6);
        return month == 0 || day == 0 ? Optional.empty() : Optional.of(LocalDate.of(birthYear(), month, day));
    }

    /** The year of birth that the number tells, by the century that its check digits follow. */
    public int birthYear() {
        return (bornFrom2000(value) ? 2000 : 1900) + (int) Digits.number(value, 0, 2);
    }

    /** Odd serial: recorded as a man when the number was made; even: as a woman. Empty when the sex was unknown. */
    public Optional<Boolean> oddSerial() {
        boolean unknown = isBis() && Digits.number(value, 2, 4) < 40;
        return unknown ? Optional.empty() : Optional.of(Digits.number(value, 6, 9) % 2 == 1);
    }

    /** Whether a birth date that somebody declares agrees with the number as far as it tells one. */
    public boolean agreesWith(LocalDate declaredBirthDate) {
        return birthDate().map(declaredBirthDate::equals).orElse(true);
    }

    /** As printed for people: {@code 85.07.30-033.28}. */
    public String display() {
        return value.substring(0, 2) + "." + value.substring(2, 4) + "." + value.substring(4, 6) + "-"
                + value.substring(6, 9) + "." + value.substring(9);
    }

    @Override
    public String toString() {
        return Digits.masked(value, 2);
    }

    private static Optional<IdentifierFault> faultOf(String digits) {
        if (digits.isEmpty()) {
            return Optional.of(IdentifierFault.EMPTY);
        }
        if (!Digits.only(digits)) {
            return Optional.of(IdentifierFault.CHARACTERS);
        }
        if (digits.length() != 11) {
            return Optional.of(IdentifierFault.LENGTH);
        }
        if (!isPossibleDay(digits)) {
            return Optional.of(IdentifierFault.BIRTH_DATE);
        }
        long serial = Digits.number(digits, 6, 9);
        if (serial == 0 || serial == 999) {
            return Optional.of(IdentifierFault.SERIAL);
        }
        return bornBefore2000(digits) || bornFrom2000(digits)
                ? Optional.empty()
                : Optional.of(IdentifierFault.CHECK_DIGITS);
    }

    private static boolean isPossibleDay(String digits) {
        int month = month(digits);
        int day = (int) Digits.number(digits, 4, 6);
        if (month == 0 || day == 0) {
            return month <= 12 && day <= 31;
        }
        try {
            int century = bornFrom2000(digits) ? 2000 : 1900;
            return !LocalDate.of(century + (int) Digits.number(digits, 0, 2), month, day)
                    .isBefore(LocalDate.of(1900, 1, 1));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int month(String digits) {
        int raised = (int) Digits.number(digits, 2, 4);
        if (raised >= 60) {
            return 99;
        }
        return raised >= 40 ? raised - 40 : raised >= 20 ? raised - 20 : raised;
    }

    private static boolean bornBefore2000(String digits) {
        return 97 - Digits.number(digits, 0, 9) % 97 == Digits.number(digits, 9, 11);
    }

    private static boolean bornFrom2000(String digits) {
        long base = 2_000_000_000L + Digits.number(digits, 0, 9);
        return 97 - base % 97 == Digits.number(digits, 9, 11);
    }
}
