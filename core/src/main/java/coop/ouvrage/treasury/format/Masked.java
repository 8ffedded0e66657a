package coop.ouvrage.treasury.format;

/** Account numbers in logs: their last four characters. */
final class Masked {

    private Masked() {}

    static String end(String account) {
        return account.length() <= 4 ? "…" : "…" + account.substring(account.length() - 4);
    }
}
