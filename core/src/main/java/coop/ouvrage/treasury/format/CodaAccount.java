package coop.ouvrage.treasury.format;

/** Account and currency of record 1, whose layout depends on the kind of the account. */
record CodaAccount(String number, String currency) {

    static final CodaAccount UNKNOWN = new CodaAccount("", "");

    static CodaAccount of(CodaLine line) {
        CodaAccount account = switch (line.at(2)) {
            case '0' -> new CodaAccount(line.text(6, 17), line.text(19, 21));
            case '1', '3' -> new CodaAccount(bare(line.text(6, 39)), line.text(40, 42));
            case '2' -> new CodaAccount(bare(line.text(6, 36)), line.text(40, 42));
            default -> throw new Rejection("account_kind", String.valueOf(line.at(2)));
        };
        if (!account.currency.matches("[A-Z]{3}")) {
            throw new Rejection("currency", account.currency);
        }
        return account;
    }

    private static String bare(String account) {
        return account.replaceAll("\\s", "");
    }
}
