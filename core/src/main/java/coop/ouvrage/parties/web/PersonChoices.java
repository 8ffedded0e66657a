package coop.ouvrage.parties.web;

import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.Countries;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.web.Page;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the lists of a person's forms offer, in the reader's words. */
public final class PersonChoices {

    private PersonChoices() {}

    public static Map<String, String> sexes(Page page) {
        Map<String, String> words = new LinkedHashMap<>();
        for (Sex sex : Sex.values()) {
            words.put(sex.name(), page.t("parties.sex." + sex));
        }
        return words;
    }

    public static Map<String, String> countries(Page page) {
        Locale reader = Locale.of(page.language());
        Map<String, String> words = new LinkedHashMap<>();
        Countries.inOrder(reader, Countries.HOME).forEach(code -> words.put(code, Countries.name(code, reader)));
        return words;
    }

    public static Map<String, String> statuses(Page page) {
        Map<String, String> words = new LinkedHashMap<>();
        for (CivilStatus status : CivilStatus.values()) {
            words.put(status.name(), page.t("parties.status." + status));
        }
        return words;
    }

    public static Map<String, String> spouseIncomes(Page page) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", page.t("parties.spouse_income.none"));
        for (SpouseIncome income : SpouseIncome.values()) {
            words.put(income.name(), page.t("parties.spouse_income." + income));
        }
        return words;
    }

    /** This year and the next: a change counts from 1 January on. */
    public static Map<String, String> years(Page page) {
        int year = page.today().getYear();
        Map<String, String> words = new LinkedHashMap<>();
        words.put(String.valueOf(year), page.t("parties.family.on", "year", String.valueOf(year)));
        words.put(String.valueOf(year + 1), page.t("parties.family.on", "year", String.valueOf(year + 1)));
        return words;
    }
}
