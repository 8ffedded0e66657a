package coop.ouvrage.parties;

import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a person when it is entered or changed; parts may come later, wrong ones are refused at once. */
public record PersonDraft(
        PersonName name,
        @Nullable LocalDate birthDate,
        Sex sex,
        @Nullable String nationality,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address) {

    private static final int OLDEST_YEARS = 120;

    /** A person of whom only name, language and mail are known, as at the first step of a registration. */
    public static PersonDraft named(PersonName name, Locale language, @Nullable String email) {
        return new PersonDraft(name, null, Sex.UNSTATED, null, language, email, null, null);
    }

    /** What is wrong, in the order of the form; empty if nothing is. */
    public List<Refusal> refusals(LocalDate today) {
        List<Refusal> refusals = new ArrayList<>(name.refusals());
        if (birthDate != null && (birthDate.isAfter(today) || birthDate.isBefore(today.minusYears(OLDEST_YEARS)))) {
            refusals.add(Refusal.of("parties.birth_date_impossible"));
        }
        if (nationality != null && !Countries.isKnown(nationality)) {
            refusals.add(Refusal.of("parties.country_unknown", "country", nationality));
        }
        refusals.addAll(Contact.refusals(language, email, phone));
        if (address != null) {
            refusals.addAll(address.refusals());
        }
        return List.copyOf(refusals);
    }
}
