package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import org.jspecify.annotations.Nullable;

/** A line of a sum; the total is ruled twice and must be what the lines add up to. */
public record SumRow(
        String label, String detail, Money amount, @Nullable String href, boolean isTotal) {

    public static SumRow of(String label, Money amount) {
        return new SumRow(label, "", amount, null, false);
    }

    public static SumRow of(String label, String detail, Money amount, @Nullable String href) {
        return new SumRow(label, detail, amount, href, false);
    }

    public static SumRow total(String label, Money amount) {
        return new SumRow(label, "", amount, null, true);
    }
}
