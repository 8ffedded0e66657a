package coop.ouvrage.returns.spi;

import coop.ouvrage.money.Money;

/**
 * A total of a return, as its page explains it.
 *
 * @param key message key of what it is; {@code code} fills its place
 * @param code the authority's code
 * @param people how many persons stand behind it
 * @param base on which the amount is calculated; zero when there is none
 * @param control the account of the books that it empties; null when it is told only
 * @param confirmed whether the code was read in a public text and confirmed; an unconfirmed one is shown as such
 */
public record ReturnLine(
        String key,
        String code,
        int people,
        Money base,
        Money amount,
        @org.jspecify.annotations.Nullable Control control,
        boolean confirmed) {}
