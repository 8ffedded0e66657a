package coop.ouvrage.treasury.web;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.treasury.DebitListing;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Slice;
import java.util.List;

/**
 * Mandates, and what is collected by them.
 *
 * @param party name of whom a new mandate is for; empty when nobody was chosen
 * @param waiting what a second person may release
 */
public record DebitsPage(
        Form form,
        String party,
        List<LegalEntity> entities,
        List<Mandate> mandates,
        Slice<DirectDebit> debits,
        List<DebitListing.Waiting> waiting) {}
