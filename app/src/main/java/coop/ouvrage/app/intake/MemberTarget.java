package coop.ouvrage.app.intake;

import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Agreement;
import coop.ouvrage.membership.Agreements;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.Trade;
import coop.ouvrage.parties.CivilStatus;
import coop.ouvrage.parties.FamilySituation;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.PostalAddress;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.parties.SpouseIncome;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/**
 * People who come from elsewhere: a registration with all that is known, and a log-in without password, which they choose by
 * the link of "forgotten". What only they can say or sign stays open unless the file says that it lies signed on paper.
 */
final class MemberTarget implements Target {

    private final ApplicationContext beans;

    MemberTarget(ApplicationContext beans) {
        this.beans = beans;
    }

    @Override
    public List<String> required() {
        return List.of("key", "given_name", "family_name", "email");
    }

    @Override
    public List<String> optional() {
        return List.of(
                "language",
                "birth_date",
                "sex",
                "nationality",
                "phone",
                "street",
                "number",
                "box",
                "postcode",
                "city",
                "country",
                "national_number",
                "iban",
                "civil_status",
                "spouse_income",
                "children",
                "trade",
                "trade_words",
                "shares",
                "agreement_on_paper",
                "admit");
    }

    @Override
    public UUID enter(List<Row> rows) {
        Row row = rows.getFirst();
        Locale language = row.language("language");
        PersonName name = PersonName.of(row.text("given_name"), row.needed("family_name"));
        PartyId person =
                bean(Membership.class).begin(draft(row, name, language)).orThrow();
        bean(Users.class)
                .create(row.needed("email"), name.full(), language.getLanguage(), person.value(), null)
                .orThrow();
        identity(row, person);
        Trade trade = row.text("trade").isEmpty() ? null : row.one("trade", Trade.class, Trade.OTHER);
        if (trade != null) {
            bean(Membership.class)
                    .saveTrade(person, trade, row.text("trade_words"), row.number("shares"))
                    .orThrow();
        }
        if (row.yes("agreement_on_paper")) {
            Agreement agreement = Agreement.inForce(language.getLanguage());
            bean(Agreements.class)
                    .sign(person, language.getLanguage(), agreement.textHash(), name.full(), true)
                    .orThrow();
        }
        if (row.yes("admit")) {
            bean(Membership.class).send(person).orThrow();
            bean(Admission.class).admit(person).orThrow();
        }
        return person.value();
    }

    private static PersonDraft draft(Row row, PersonName name, Locale language) {
        return new PersonDraft(
                name,
                row.date("birth_date"),
                row.one("sex", Sex.class, Sex.UNSTATED),
                row.textOrNull("nationality"),
                language,
                row.needed("email"),
                row.textOrNull("phone"),
                address(row));
    }

    static @Nullable PostalAddress address(Row row) {
        return row.text("street").isEmpty()
                        && row.text("postcode").isEmpty()
                        && row.text("city").isEmpty()
                ? null
                : new PostalAddress(
                        row.text("street"),
                        row.text("number"),
                        row.textOrNull("box"),
                        row.text("postcode"),
                        row.text("city"),
                        row.text("country").isEmpty() ? "BE" : row.text("country"));
    }

    private void identity(Row row, PartyId person) {
        if (!row.text("national_number").isEmpty()) {
            bean(NationalNumbers.class)
                    .declare(person, row.text("national_number"))
                    .orThrow();
        }
        if (!row.text("iban").isEmpty()) {
            bean(PayoutAccounts.class).declare(person, row.text("iban")).orThrow();
        }
        if (!row.text("civil_status").isEmpty()) {
            SpouseIncome spouse = row.text("spouse_income").isEmpty()
                    ? null
                    : row.one("spouse_income", SpouseIncome.class, SpouseIncome.OWN_INCOME);
            FamilySituation family = new FamilySituation(
                    bean(BusinessTime.class).today().getYear(),
                    row.one("civil_status", CivilStatus.class, CivilStatus.SINGLE),
                    spouse,
                    false,
                    false,
                    row.number("children"),
                    0,
                    0);
            bean(FamilySituations.class).declare(person, family).orThrow();
        }
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
