package coop.ouvrage.demo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Numbers with right check digits that belong to nobody: made from ranges that are not given out. */
public final class Numbers {

    private Numbers() {}

    /** A Belgian account at a bank that does not exist. */
    public static String iban(int n) {
        String base = "990" + "%07d".formatted(n);
        long rest = Long.parseLong(base) % 97;
        String account = base + "%02d".formatted(rest == 0 ? 97 : rest);
        int check = 98
                - new BigInteger(account + "111400").mod(BigInteger.valueOf(97)).intValue();
        return "BE" + "%02d".formatted(check) + account;
    }

    /** A Belgian enterprise number from above those in use. */
    public static String enterprise(int n) {
        String base = "099" + "%05d".formatted(n);
        return base + "%02d".formatted(97 - Long.parseLong(base) % 97);
    }

    /** A Belgian national number of a day on which nobody was given so high a serial. */
    public static String national(LocalDate born, int n) {
        String base = DateTimeFormatter.ofPattern("yyMMdd").format(born) + "%03d".formatted(900 + n % 98);
        long counted = Long.parseLong((born.getYear() >= 2000 ? "2" : "") + base);
        return base + "%02d".formatted(97 - counted % 97);
    }
}
