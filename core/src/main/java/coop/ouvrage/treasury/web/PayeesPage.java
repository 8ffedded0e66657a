package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.PayeeCheck;
import coop.ouvrage.web.Form;
import java.util.List;

/** Accounts that seem to be somebody else's, those to decide first. */
public record PayeesPage(Form form, List<PayeeCheck> checks) {

    public long waiting() {
        return checks.stream().filter(PayeeCheck::blocks).count();
    }
}
