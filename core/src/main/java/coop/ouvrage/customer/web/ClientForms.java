package coop.ouvrage.customer.web;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.Countries;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Words;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the form of a client and its draft. */
final class ClientForms {

    /** Where each refusal of the draft is shown. */
    static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("parties.organisation_name_missing", "name"),
            Map.entry("parties.family_name_missing", "name"),
            Map.entry("parties.name_too_long", "name"),
            Map.entry("parties.name_signs", "name"),
            Map.entry("parties.name_without_letter", "name"),
            Map.entry("parties.mail_wrong", "email"),
            Map.entry("parties.phone_wrong", "phone"),
            Map.entry("parties.country_unknown", "country"),
            Map.entry("parties.address_incomplete", "street"),
            Map.entry("parties.address_too_long", "street"),
            Map.entry("parties.postcode_wrong", "postcode"),
            Map.entry("customer.foreign_at_home", "country"),
            Map.entry("customer.registered_abroad", "country"),
            Map.entry("customer.enterprise_number_wrong", "enterprise_number"),
            Map.entry("customer.enterprise_number_missing", "enterprise_number"),
            Map.entry("customer.person_with_number", "enterprise_number"),
            Map.entry("customer.vat_number_wrong", "vat_number"),
            Map.entry("customer.vat_number_of_other_country", "vat_number"),
            Map.entry("customer.vat_number_of_other_enterprise", "vat_number"),
            Map.entry("customer.person_without_reach", "email"),
            Map.entry("customer.peppol_id_wrong", "peppol_id"));

    private ClientForms() {}

    /** What was typed so far; whatever is missing is for the rules to tell. */
    static ClientDraft draft(Form form) {
        return new ClientDraft(
                kind(form),
                form.text("name"),
                form.text("given_name"),
                orNull(form, "legal_form"),
                form.text("country").isEmpty() ? Countries.HOME : form.text("country"),
                form.text("enterprise_number"),
                form.text("vat_number"),
                form.isChecked("business"),
                form.isChecked("eu_institution"),
                Locale.of(form.text("language").isEmpty() ? "fr" : form.text("language")),
                orNull(form, "email"),
                orNull(form, "phone"),
                address(form),
                form.isChecked("order_number_needed"),
                orNull(form, "peppol_id"));
    }

    private static ClientKind kind(Form form) {
        return Stream.of(ClientKind.values())
                .filter(kind -> kind.name().equals(form.text("kind")))
                .findFirst()
                .orElse(ClientKind.COMPANY);
    }

    private static @Nullable PostalAddress address(Form form) {
        boolean typed = Stream.of("street", "number", "postcode", "city")
                .anyMatch(field -> !form.text(field).isEmpty());
        return typed
                ? new PostalAddress(
                        form.text("street"),
                        form.text("number"),
                        orNull(form, "box"),
                        form.text("postcode"),
                        form.text("city"),
                        form.text("country").isEmpty() ? Countries.HOME : form.text("country"))
                : null;
    }

    private static @Nullable String orNull(Form form, String field) {
        String text = form.text(field);
        return text.isEmpty() ? null : text;
    }

    /** The form filled with what a public register says of a number: nothing that it holds need be typed. */
    static Form filled(Form form, EnterpriseNumber number, RegisterAnswer.Found found) {
        form.with("enterprise_number", number.display())
                .with("name", found.name())
                .with("legal_form", found.legalForm());
        return found.seat() == null ? form : withAddress(form, found.seat());
    }

    private static Form withAddress(Form form, PostalAddress address) {
        return form.with("street", address.street())
                .with("number", address.number())
                .with("box", address.box())
                .with("postcode", address.postcode())
                .with("city", address.city());
    }

    /** The form filled with what is known of a client. */
    static Form filled(Form form, Client client) {
        PostalAddress address = client.address();
        form.with("kind", client.kind())
                .with("legal_form", client.legalForm())
                .with("country", client.country())
                .with(
                        "enterprise_number",
                        client.enterpriseNumber() == null
                                ? null
                                : client.enterpriseNumber().display())
                .with(
                        "vat_number",
                        client.vatNumber() == null ? null : client.vatNumber().value())
                .with("business", client.taxable() ? "yes" : null)
                .with("eu_institution", client.euInstitution() ? "yes" : null)
                .with("language", client.language().getLanguage())
                .with("email", client.email())
                .with("phone", client.phone())
                .with("order_number_needed", client.orderNumberNeeded() ? "yes" : null)
                .with("peppol_id", client.peppolId())
                .with("name", client.name());
        return address == null ? form : withAddress(form, address);
    }

    /** The words of every kind, in the order of the form. */
    static Map<String, String> kinds(Words words) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (ClientKind kind : ClientKind.values()) {
            kinds.put(kind.name(), words.t("customer.kind." + kind.name()));
        }
        return kinds;
    }

    static Map<String, String> languages(Words words) {
        Map<String, String> languages = new LinkedHashMap<>();
        for (String language : java.util.List.of("fr", "nl", "de", "en")) {
            languages.put(language, words.t("web.language." + language));
        }
        return languages;
    }

    static Map<String, String> countries(Words words) {
        Locale reader = Locale.of(words.language());
        Map<String, String> countries = new LinkedHashMap<>();
        Countries.inOrder(reader, Countries.HOME).forEach(code -> countries.put(code, Countries.name(code, reader)));
        return countries;
    }
}
