package coop.ouvrage.shifts.web;

import java.util.List;
import java.util.Map;

/** What the form of an agreement offers to choose from, value to word. */
public record AgreementChoices(
        Map<String, String> units, Map<String, String> clients, Map<String, String> orders, List<String> classes) {}
