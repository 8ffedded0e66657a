package coop.ouvrage.treasury.format;

import java.math.BigDecimal;

/** Amounts of bank files: as many decimals as the bank gave, at least two when shown. */
public final class Amounts {

    private Amounts() {}

    /** Decimal with a point, two decimals or as many as it needs: {@code 1234.50}, {@code 23154.685}. */
    public static String plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return (stripped.scale() < 2 ? stripped.setScale(2) : stripped).toPlainString();
    }
}
