package coop.ouvrage.desk.installation;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.identifier.EnterpriseNumber;
import coop.ouvrage.parties.identifier.VatNumber;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what was typed of an entity. */
final class EntityForm {

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern POSTCODE = Pattern.compile("[1-9][0-9]{3}");

    private static final Pattern ESTABLISHMENT = Pattern.compile("[2-8][0-9]{9}");
    private static final int MODULUS = 97;

    private EntityForm() {}

    /** Eight digits and two that check them, as the public register numbers establishment units. */
    static boolean isEstablishment(String number) {
        return ESTABLISHMENT.matcher(number).matches()
                && Integer.parseInt(number.substring(8))
                        == MODULUS - Integer.parseInt(number.substring(0, 8)) % MODULUS;
    }

    static Form of(LegalEntity entity, boolean confirmed) {
        return confirmed
                ? Form.empty()
                        .with("name", entity.name())
                        .with("legal_form", entity.legalForm())
                        .with("street", entity.address().street())
                        .with("house_number", entity.address().houseNumber())
                        .with("postcode", entity.address().postalCode())
                        .with("city", entity.address().city())
                        .with("enterprise_number", entity.enterpriseNumber())
                        .with("vat_registered", entity.vatNumber() == null ? null : "yes")
                        .with("court", entity.court())
                        .with("social_security_number", entity.socialSecurityNumber())
                        .with("establishment_number", entity.establishmentNumber())
                        .with("email", entity.email())
                : Form.empty().with("vat_registered", entity.vatExempt() ? null : "yes");
    }

    /** The entity as typed; null if the form now holds refusals. */
    static @Nullable LegalEntity read(Form form, LegalEntity old) {
        String name = form.required("name", 200);
        String legalForm = form.required("legal_form", 40);
        String street = form.required("street", 100);
        String house = form.required("house_number", 20);
        String postcode = form.required("postcode", 10);
        String city = form.required("city", 100);
        String court = form.required("court", 100);
        String email = form.required("email", 254);
        String enterprise = form.text("enterprise_number");
        EnterpriseNumber.fault(enterprise)
                .ifPresent(fault -> form.refuse("enterprise_number", Refusal.of(fault.code())));
        if (postcode != null && !POSTCODE.matcher(postcode).matches()) {
            form.refuse("postcode", Refusal.of("parties.postcode_wrong", "postcode", postcode));
        }
        if (email != null && !MAIL.matcher(email).matches()) {
            form.refuse("email", Refusal.of("parties.mail_wrong"));
        }
        String establishment = form.text("establishment_number").replaceAll("[\\s.]", "");
        if (!establishment.isEmpty() && !isEstablishment(establishment)) {
            form.refuse("establishment_number", Refusal.of("desk.establishment_wrong"));
        }
        if (form.isRefused()
                || name == null
                || legalForm == null
                || street == null
                || house == null
                || postcode == null
                || city == null
                || court == null
                || email == null) {
            return null;
        }
        EnterpriseNumber number = EnterpriseNumber.parse(enterprise).orElseThrow();
        VatNumber vat = form.isChecked("vat_registered") ? number.toVatNumber() : null;
        String employer = form.text("social_security_number");
        return new LegalEntity(
                old.code(),
                old.kind(),
                name,
                legalForm,
                new LegalEntity.Address(
                        street, house, postcode, city, old.address().country()),
                number.value(),
                vat == null ? null : vat.value(),
                old.vatExempt(),
                court,
                old.languages(),
                employer.isEmpty() ? null : employer.substring(0, Math.min(20, employer.length())),
                establishment.isEmpty() ? null : establishment,
                email,
                old.pot(),
                old.fund());
    }
}
