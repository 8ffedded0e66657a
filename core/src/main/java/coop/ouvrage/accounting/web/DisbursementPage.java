package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.Disbursements;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Costs paid in the name of clients, for its page.
 *
 * @param account number in the chart
 */
public record DisbursementPage(
        Form form,
        Map<String, String> entities,
        String entity,
        LocalDate month,
        String account,
        List<Disbursements.Row> rows) {}
