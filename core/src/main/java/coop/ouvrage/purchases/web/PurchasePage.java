package coop.ouvrage.purchases.web;

import coop.ouvrage.einvoice.EInvoice;
import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.web.Mark;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a document says.
 *
 * @param invoice its content; null if it cannot be read
 * @param findings sentences about what is wrong with it, the official rule in brackets
 * @param obstacles why it may not be booked as it is
 * @param cost what the unit bears of it
 * @param rate of a document in another currency; null for the euro and while it is not known
 * @param answers what the supplier was told, with how far that message is
 * @param entries journal entries that book it
 * @param parts how it is divided; none for one that is booked as a whole
 * @param limits what the law says of the deduction, by code
 * @param paper what people see of it; null where programs could read it
 * @param entities of ours, for whoever types what the paper says
 * @param pages of a paper that people typed, to compare it with; 0 for none
 */
public record PurchasePage(
        Purchase purchase,
        @Nullable EInvoice invoice,
        String entity,
        @Nullable String unit,
        List<String> findings,
        List<String> obstacles,
        @Nullable Money cost,
        @Nullable ReferenceRate rate,
        boolean accountConfirmed,
        List<String> answers,
        List<String> entries,
        List<PartRow> parts,
        Map<String, String> limits,
        Map<String, String> units,
        Map<String, String> jobs,
        PurchaseReading.@Nullable Paper paper,
        Map<String, String> entities,
        int pages,
        Doing may) {

    /**
     * A part of it.
     *
     * @param rate of its row of the VAT table
     * @param unit its name
     */
    public record PartRow(Purchase.Part part, BigDecimal rate, String unit) {}

    /** What the reader may do now. */
    public record Doing(boolean assign, boolean approve, boolean book, boolean refuse, boolean confirm, boolean type) {}

    /** How a state looks. */
    public static Mark mark(Purchase.State state) {
        return switch (state) {
            case PAID, SETTLED, SENT, BOOKED -> Mark.GOOD;
            case UNREADABLE, REFUSED -> Mark.STOP;
            case DUPLICATE, NEW, HOLDER, FINANCE -> Mark.WAIT;
        };
    }
}
