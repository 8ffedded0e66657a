package coop.ouvrage.parties;

import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of an organisation when it is entered or changed. Numbers are typed, so their check digits are right. */
public record OrganisationDraft(
        String name,
        @Nullable String legalForm,
        @Nullable EnterpriseNumber enterpriseNumber,
        @Nullable VatNumber vatNumber,
        String country,
        Locale language,
        @Nullable String email,
        @Nullable String phone,
        @Nullable PostalAddress address) {

    public OrganisationDraft {
        name = NameText.tidy(name);
    }

    /** What is wrong, in the order of the form; empty if nothing is. */
    public List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        if (name.isEmpty()) {
            refusals.add(Refusal.of("parties.organisation_name_missing"));
        }
        NameText.refusal(name).ifPresent(refusals::add);
        if (!Countries.isKnown(country)) {
            refusals.add(Refusal.of("parties.country_unknown", "country", country));
        }
        refusals.addAll(Contact.refusals(language, email, phone));
        if (address != null) {
            refusals.addAll(address.refusals());
        }
        return List.copyOf(refusals);
    }
}
