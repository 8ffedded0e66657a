package coop.ouvrage.customer;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.PayerReference;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client of the units.
 *
 * @param country ISO 3166 code of the seat
 * @param taxable whether it buys as a business that is liable to VAT or its like abroad
 * @param euInstitution whether it is an institution of the European Union or an embassy, exempt by its papers
 * @param provisionalLimit up to which amount it is trusted while provisional
 * @param creditLimit own limit of exposure; null when the general policy applies
 * @param paymentDays days from invoice to due date
 * @param orderNumberNeeded whether its invoices are refused without its own order number
 * @param promisedAt until when the support team promised to decide
 * @param bankruptOn day of the court's judgment
 */
public record Client(
        ClientId id,
        ClientKind kind,
        String name,
        @Nullable String legalForm,
        String country,
        @Nullable EnterpriseNumber enterpriseNumber,
        @Nullable VatNumber vatNumber,
        boolean taxable,
        boolean euInstitution,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address,
        ClientState state,
        @Nullable Money provisionalLimit,
        @Nullable Money creditLimit,
        int paymentDays,
        boolean orderNumberNeeded,
        @Nullable String peppolId,
        @Nullable UUID proposedBy,
        Instant promisedAt,
        @Nullable LocalDate bankruptOn) {

    public boolean isVerified() {
        return state == ClientState.VERIFIED;
    }

    /** Whether a new quote may be made. */
    public boolean mayBeOffered() {
        return state.mayBeOffered();
    }

    /** Whether contracts may be signed and invoices issued; while provisional only up to {@link #provisionalLimit}. */
    public boolean mayBeInvoiced() {
        return state.isTrusted();
    }

    /** Whether work that was agreed while it was trusted is invoiced to it: a block or a failure does not undo a debt. */
    public boolean mayBeInvoicedForOrders() {
        return mayBeInvoiced() || state == ClientState.BLOCKED || isBankrupt();
    }

    /**
     * How this client states the reference of what it owes.
     *
     * @param digits the twelve of the reference
     */
    public PayerReference reference(String digits) {
        return new PayerReference(digits, kind == ClientKind.FOREIGN);
    }

    public boolean isBankrupt() {
        return state == ClientState.BANKRUPT;
    }

    /** The same client after a decision on it. */
    Client decided(ClientState to, @Nullable Money limit, @Nullable LocalDate bankrupt) {
        return with(to, limit, creditLimit, paymentDays, bankrupt);
    }

    /** The same client under other conditions. */
    Client under(int days, @Nullable Money limit) {
        return with(state, provisionalLimit, limit, days, bankruptOn);
    }

    private Client with(
            ClientState to,
            @Nullable Money provisional,
            @Nullable Money limit,
            int days,
            @Nullable LocalDate bankrupt) {
        return new Client(
                id,
                kind,
                name,
                legalForm,
                country,
                enterpriseNumber,
                vatNumber,
                taxable,
                euInstitution,
                language,
                email,
                phone,
                address,
                to,
                provisional,
                limit,
                days,
                orderNumberNeeded,
                peppolId,
                proposedBy,
                promisedAt,
                bankrupt);
    }
}
