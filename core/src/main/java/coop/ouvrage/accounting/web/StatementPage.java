package coop.ouvrage.accounting.web;

import coop.ouvrage.accounting.StatementTable;
import coop.ouvrage.web.Form;
import java.time.LocalDate;
import java.util.Map;

/** A statement with what can be chosen about it. */
public record StatementPage(
        Form form,
        Map<String, String> entities,
        Map<String, String> kinds,
        Map<String, String> schemes,
        String entityName,
        String title,
        LocalDate from,
        LocalDate to,
        StatementTable table,
        String address) {}
