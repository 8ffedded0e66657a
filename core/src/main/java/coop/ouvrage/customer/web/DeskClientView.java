package coop.ouvrage.customer.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientDecision;
import coop.ouvrage.customer.ClientMatch;
import coop.ouvrage.customer.ClientRemoval;
import coop.ouvrage.customer.VatCheck;
import coop.ouvrage.customer.spi.ClientRisk;
import coop.ouvrage.customer.spi.NetworkSign;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.sanctions.ListedName;
import coop.ouvrage.sanctions.LoadedList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the support team sees of a client.
 *
 * @param answer what the register said today; null if it was not asked
 * @param reach whether it receives e-invoices
 * @param vat what was last answered about its VAT number; null if nobody is asked
 * @param vatChecks all that was asked about its numbers, newest first
 * @param asksVat whether the service can be asked about its VAT number
 * @param removed since when it is removed, and how long its name is kept; null for any other
 * @param names of the people in the log
 * @param risk what others know of how it pays
 * @param list sanctions list with which its name is compared; null if none was loaded
 * @param listed names on it that are alike, and nobody decided on
 */
public record DeskClientView(
        Client client,
        @Nullable RegisterAnswer answer,
        NetworkSign.Reach reach,
        @Nullable VatCheck vat,
        List<VatCheck> vatChecks,
        boolean asksVat,
        List<ClientMatch> alike,
        List<ClientDecision> log,
        ClientRemoval.@Nullable Removed removed,
        Map<UUID, String> names,
        List<ClientRisk.Line> risk,
        @Nullable LoadedList list,
        List<ListedName> listed) {

    public String name(@Nullable UUID person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }

    public RegisterAnswer.@Nullable Found found() {
        return answer instanceof RegisterAnswer.Found found ? found : null;
    }

    public boolean isUnreachable() {
        return answer instanceof RegisterAnswer.Unreachable;
    }

    public boolean isUnknown() {
        return answer instanceof RegisterAnswer.NotFound;
    }
}
