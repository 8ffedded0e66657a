package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a person as in the passport, in any alphabet, and its form in Latin letters for authorities and banks that
 * read no other. A person may have one name only; it is then the family name.
 */
public record PersonName(
        String given,
        String family,
        @Nullable String latinGiven,
        @Nullable String latinFamily) {

    /** The longest name that is taken, for each part. */
    public static final int LONGEST = 200;

    public PersonName {
        given = NameText.tidy(given);
        family = NameText.tidy(family);
        latinGiven = NameText.tidyOrNull(latinGiven);
        latinFamily = NameText.tidyOrNull(latinFamily);
    }

    public static PersonName of(String given, String family) {
        return new PersonName(given, family, null, null);
    }

    /** What is wrong with this name, in the order of the form; empty if nothing is. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (family.isEmpty()) {
            refusals.add(Refusal.of("parties.family_name_missing"));
        }
        for (String part : parts()) {
            NameText.refusal(part).ifPresent(refusals::add);
        }
        if (NameText.needsLatinForm(given + family) && latinFamily == null) {
            refusals.add(Refusal.of("parties.latin_name_missing"));
        }
        if (NameText.needsLatinForm(latin())) {
            refusals.add(Refusal.of("parties.latin_name_not_latin"));
        }
        return List.copyOf(refusals);
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>(List.of(given, family));
        if (latinGiven != null) {
            parts.add(latinGiven);
        }
        if (latinFamily != null) {
            parts.add(latinFamily);
        }
        return parts;
    }

    /** Given name first, in the person's own alphabet. */
    public String full() {
        return (given + " " + family).strip();
    }

    /** Given name first, in Latin letters: for bank files, declarations and sorting. */
    public String latin() {
        if (latinFamily == null) {
            return NameText.needsLatinForm(given + family) ? "" : full();
        }
        return latinGiven == null ? latinFamily : latinGiven + " " + latinFamily;
    }
}
