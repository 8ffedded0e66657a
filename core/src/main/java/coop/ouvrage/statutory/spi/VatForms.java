package coop.ouvrage.statutory.spi;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The VAT return and listings of a country. */
public interface VatForms {

    /** What stands in the books, as far as VAT is concerned. */
    enum Kind {
        SALE,
        SALE_CREDIT,
        PURCHASE,
        PURCHASE_CREDIT,
        /** Tax on an account of the VAT. */
        TAX
    }

    /**
     * One thing in the books: a part of a document that is taxed alike, or a line on an account of the VAT.
     *
     * @param code VAT case of a sale, treatment of a purchase, account role of a tax
     * @param detail category of a sale, nature of a purchase, treatment of a tax on a purchase; empty if there is none
     * @param rate of a sale; zero elsewhere
     * @param net amount without VAT, positive also on a credit note; of a tax, debit positive
     * @param cost net and VAT that is not deducted; of a sale the same as net
     */
    record Fact(Kind kind, String code, String detail, BigDecimal rate, Money net, Money cost) {}

    /** The grids that a fact goes to, each with its amount. */
    Map<String, Money> grids(Fact fact);

    /** The grids in the order of the form, with the balance in the last ones. */
    Map<String, Money> complete(Map<String, Money> sums);

    /** Grids whose amounts do not fit each other, as the tax office would ask about them: codes of sentences {@code statutory.check.<code>}. */
    List<String> doubts(Map<String, Money> grids);

    /** Who files. */
    record Declarant(
            String name,
            String vatNumber,
            String street,
            String postalCode,
            String city,
            String country,
            String email) {}

    /** A month or a quarter, by its first day. */
    record Period(LocalDate from, boolean quarter) {}

    /** What a complete return owes; negative if it is owed to us. */
    Money balance(Map<String, Money> grids);

    /** Code of the authority that is paid, with a name {@code returns.authority.<code>}. */
    String authority();

    /** The last day for filing and paying the return of a period. */
    LocalDate dueOn(Period period);

    /** With which the authority expects the transfers of a declarant. */
    String reference(String vatNumber);

    /** One client on a listing. */
    record Listed(String country, String number, @Nullable String code, Money turnover, Money vat) {}

    byte[] returnFile(Declarant declarant, Period period, Map<String, Money> grids, boolean nothingForClients);

    byte[] intraFile(Declarant declarant, Period period, List<Listed> clients);

    byte[] clientsFile(Declarant declarant, int year, List<Listed> clients);

    /** Code of the intra-Community listing for a sale; empty if it is none of it. */
    String intraCode(String vatCase, String category);

    /** Whether a sale counts in the annual listing of clients; asked by VAT case, empty for one that is taxed. */
    boolean isListedAtHome(String vatCase);

    /** Up to and with this amount a client is not on the annual listing. */
    Money leastListed();
}
