package coop.ouvrage.ledger.spi;

import coop.ouvrage.ledger.AccountRole;
import java.util.Locale;

/** The accounts of a country: every role has one number, every number one role and a name. */
public interface ChartOfAccounts {

    /** The number by which the country knows the account; its first digit is its class. */
    String number(AccountRole role);

    /** The name of the account in a language of the country, else in English. */
    String name(AccountRole role, Locale language);
}
