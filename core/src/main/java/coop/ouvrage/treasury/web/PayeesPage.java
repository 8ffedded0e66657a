package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.ListedPayee;
import coop.ouvrage.treasury.PayeeCheck;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Slice;
import java.util.List;

/**
 * Accounts that seem to be somebody else's, and payees whose name is like one on the sanctions list; those to decide first.
 *
 * @param open how many accounts wait for a decision, whatever was asked for
 */
public record PayeesPage(Form form, Slice<PayeeCheck> checks, long open, List<ListedPayee> listed) {

    /** Of both kinds. */
    public long waiting() {
        return open + listed.stream().filter(ListedPayee::blocks).count();
    }
}
