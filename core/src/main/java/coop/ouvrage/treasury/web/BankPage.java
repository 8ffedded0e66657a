package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.BankFile;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.MatchRate;
import coop.ouvrage.web.Form;
import java.util.List;

/**
 * The bank at a glance: what waits, what is held, what came in.
 *
 * @param count of lines that wait in all; the page lists the oldest
 */
public record BankPage(
        Form form,
        int count,
        MatchRate rate,
        List<KeptLine> waiting,
        List<BankFile> held,
        List<BankFile.Part> statements) {}
