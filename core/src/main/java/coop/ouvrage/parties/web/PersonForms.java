package coop.ouvrage.parties.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.Person;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.parties.SpouseIncome;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The forms of a person's own data: identity, address, account, family. Each saves what was typed or keeps its refusals. */
@Component
public class PersonForms {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("parties.family_name_missing", "family_name"),
            Map.entry("parties.name_too_long", "family_name"),
            Map.entry("parties.name_signs", "family_name"),
            Map.entry("parties.name_without_letter", "family_name"),
            Map.entry("parties.latin_name_missing", "latin_family_name"),
            Map.entry("parties.latin_name_not_latin", "latin_family_name"),
            Map.entry("parties.birth_date_impossible", "birth_date"),
            Map.entry("parties.country_unknown", "country"),
            Map.entry("parties.phone_wrong", "phone"),
            Map.entry("parties.mail_wrong", "email"),
            Map.entry("parties.address_incomplete", "street"),
            Map.entry("parties.address_too_long", "street"),
            Map.entry("parties.postcode_wrong", "postcode"),
            Map.entry("parties.spouse_income_missing", "spouse_income"),
            Map.entry("parties.spouse_without_marriage", "spouse_income"),
            Map.entry("parties.dependants_count", "children"),
            Map.entry("parties.disabled_children_count", "disabled_children"));

    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final BusinessTime time;

    PersonForms(
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            FamilySituations families,
            BusinessTime time) {
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.families = families;
        this.time = time;
    }

    /** Fills the form of the identity. The national number stays out: a page shows it masked and takes a new one. */
    public void fillIdentity(PartyId id, Form form) {
        Person person = parties.person(id);
        form.with("given_name", person.name().given())
                .with("family_name", person.name().family())
                .with("latin_given_name", person.name().latinGiven())
                .with("latin_family_name", person.name().latinFamily())
                .with("birth_date", person.birthDate())
                .with("sex", person.sex())
                .with("nationality", person.nationality() == null ? "BE" : person.nationality());
    }

    /** Saves identity and, if one was typed, national number. */
    public boolean saveIdentity(PartyId id, Form form) {
        Person before = parties.person(id);
        LocalDate birthDate = form.day("birth_date");
        Sex sex = form.choice("sex", Sex.class);
        if (birthDate == null || sex == null) {
            return false;
        }
        PersonName name = new PersonName(
                form.text("given_name"),
                form.text("family_name"),
                form.text("latin_given_name"),
                form.text("latin_family_name"));
        PersonDraft draft = new PersonDraft(
                name,
                birthDate,
                sex,
                form.text("nationality"),
                before.language(),
                before.email(),
                before.phone(),
                before.address());
        if (form.accept(parties.changePerson(id, draft), FIELDS) == null) {
            return false;
        }
        return saveNumber(id, form);
    }

    private boolean saveNumber(PartyId id, Form form) {
        String typed = form.text("national_number");
        if (typed.isEmpty() && numbers.isDeclared(id)) {
            return true;
        }
        var outcome = numbers.declare(id, typed);
        outcome.refusals().forEach(refusal -> form.refuse("national_number", refusal));
        return outcome.isDone();
    }

    public void fillAddress(PartyId id, Form form) {
        Person person = parties.person(id);
        PostalAddress address = person.address();
        form.with("phone", person.phone()).with("email", person.email());
        form.with("country", address == null ? "BE" : address.country());
        if (address != null) {
            form.with("street", address.street())
                    .with("number", address.number())
                    .with("box", address.box())
                    .with("postcode", address.postcode())
                    .with("city", address.city());
        }
    }

    /** Saves address and telephone; the mail address stays as it was proved. */
    public boolean saveAddress(PartyId id, Form form) {
        Person before = parties.person(id);
        PostalAddress address = new PostalAddress(
                form.text("street"),
                form.text("number"),
                orNull(form.text("box")),
                form.text("postcode"),
                form.text("city"),
                form.text("country"));
        PersonDraft draft = new PersonDraft(
                before.name(),
                before.birthDate(),
                before.sex(),
                before.nationality(),
                before.language(),
                before.email(),
                orNull(form.text("phone")),
                address);
        return form.accept(parties.changePerson(id, draft), FIELDS) != null;
    }

    /** Gives an account for pay; one that replaces another still waits for the second factor. */
    public @Nullable PayoutAccount saveAccount(PartyId id, Form form) {
        var outcome = accounts.declare(id, form.text("iban"));
        outcome.refusals().forEach(refusal -> form.refuse("iban", refusal));
        return outcome.isDone() ? outcome.orThrow() : null;
    }

    public void fillFamily(PartyId id, Form form) {
        int year = time.today().getYear();
        form.with("year", year);
        families.of(id, year)
                .ifPresent(family -> form.with("status", family.status())
                        .with("spouse_income", family.spouseIncome())
                        .with("children", family.children())
                        .with("disabled_children", family.disabledChildren())
                        .with("other_dependants", family.otherDependants())
                        .with("disabled", family.disabled() ? "yes" : null)
                        .with("spouse_disabled", family.spouseDisabled() ? "yes" : null));
        form.with("children", 0).with("disabled_children", 0).with("other_dependants", 0);
    }

    public boolean saveFamily(PartyId id, Form form) {
        CivilStatus status = form.choice("status", CivilStatus.class);
        int children = whole(form, "children");
        int disabledChildren = whole(form, "disabled_children");
        int others = whole(form, "other_dependants");
        if (status == null || form.isRefused()) {
            return false;
        }
        SpouseIncome spouse =
                form.text("spouse_income").isEmpty() ? null : form.choice("spouse_income", SpouseIncome.class);
        boolean nextYear = form.text("year").equals(String.valueOf(time.today().getYear() + 1));
        FamilySituation family = new FamilySituation(
                time.today().getYear() + (nextYear ? 1 : 0),
                status,
                spouse,
                form.isChecked("disabled"),
                form.isChecked("spouse_disabled"),
                children,
                disabledChildren,
                others);
        return form.accept(families.declare(id, family), FIELDS) != null;
    }

    /** A count; what is no whole number becomes one that the rules refuse. */
    private static int whole(Form form, String field) {
        BigDecimal number = form.number(field);
        if (number == null
                || number.stripTrailingZeros().scale() > 0
                || number.abs().compareTo(BigDecimal.valueOf(99)) > 0) {
            return -1;
        }
        return number.intValueExact();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
