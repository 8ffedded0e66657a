package coop.ouvrage.demo;

import coop.ouvrage.access.Role;
import java.util.List;

/** Somebody of the support team. */
record Officer(String key, String given, String family, String language, Role role, String task) {

    static final List<Officer> TEAM = List.of(
            new Officer("nadege", "Nadège", "Lorent", "fr", Role.TEAM_ADMIN, "admits members, verifies clients"),
            new Officer("pieter", "Pieter", "Vanacker", "nl", Role.ADVISER, "advises the holders of his portfolio"),
            new Officer(
                    "ombeline", "Ombeline", "Tasset", "fr", Role.FINANCE, "finance: makes batches, matches the bank"),
            new Officer("jef", "Jef", "Smeyers", "nl", Role.FINANCE, "finance: releases batches"),
            new Officer("rosa", "Rosa", "Almeida", "fr", Role.PAYROLL, "payroll: prepares pay runs"),
            new Officer("gust", "Gust", "Peerens", "nl", Role.PAYROLL, "payroll: releases pay runs"),
            new Officer(
                    "hannelore", "Hannelore", "Fink", "de", Role.AUDITOR, "auditor: reads all money, writes nothing"),
            new Officer("colin", "Colin", "Mayeur", "fr", Role.ADMINISTRATOR, "administrator: users and roles"),
            new Officer(
                    "wivine", "Wivine", "Baert", "nl", Role.PREVENTION, "prevention adviser: reads urgent concerns"));

    String email() {
        return key + "@ouvrage.example";
    }
}
