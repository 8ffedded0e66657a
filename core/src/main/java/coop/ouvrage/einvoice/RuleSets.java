package coop.ouvrage.einvoice;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.en16931.EN16931Validation;
import com.helger.phive.peppol.PeppolValidation2025_05;
import com.helger.phive.peppol.PeppolValidation2025_11;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The releases of the official rules that we carry, side by side. A document is judged by the rules in force on its issue
 * date; one that is older than all of them, or undated, by the newest, because older releases are no longer published.
 */
final class RuleSets {

    /** One release of Peppol's rules and the release of EN 16931 that it builds on. */
    private record Release(
            String name,
            LocalDate from,
            DVRCoordinate invoice,
            DVRCoordinate creditNote,
            @Nullable DVRCoordinate selfBilledInvoice,
            @Nullable DVRCoordinate selfBilledCreditNote) {}

    private static final List<Release> NEWEST_FIRST = List.of(
            new Release(
                    "2026.5",
                    PeppolValidation2026_05.VALID_PER,
                    PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3,
                    PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_SELF_BILLING_UBL_V3,
                    PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_SELF_BILLING_UBL_V3),
            new Release(
                    "2025.11",
                    PeppolValidation2025_11.VALID_PER,
                    PeppolValidation2025_11.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2025_11.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3,
                    null,
                    null),
            new Release(
                    "2025.5",
                    PeppolValidation2025_05.VALID_PER,
                    PeppolValidation2025_05.VID_OPENPEPPOL_INVOICE_UBL_V3,
                    PeppolValidation2025_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3,
                    null,
                    null));

    private static final String EN_16931 = "1.3.16";

    /** Executors of one rule set, and its name. */
    record RuleSet(String name, IValidationExecutorSet<IValidationSourceXML> executors) {}

    private final ValidationExecutorSetRegistry<IValidationSourceXML> registry = new ValidationExecutorSetRegistry<>();

    RuleSets() {
        EN16931Validation.initEN16931(registry);
        PeppolValidation2025_05.init(registry);
        PeppolValidation2025_11.init(registry);
        PeppolValidation2026_05.init(registry);
    }

    RuleSet of(Syntax syntax, RuleProfile profile, @Nullable LocalDate issueDate) {
        if (profile == RuleProfile.EN_16931 || syntax == Syntax.CII) {
            return new RuleSet(EN_16931, executors(norm(syntax)));
        }
        Release release = inForce(issueDate);
        DVRCoordinate id = coordinate(release, syntax, profile);
        Release used = id == null ? NEWEST_FIRST.getFirst() : release;
        DVRCoordinate found = id == null ? coordinate(used, syntax, profile) : id;
        if (found == null) {
            throw new IllegalStateException("no rules for " + profile);
        }
        return new RuleSet(used.name(), executors(found));
    }

    private static Release inForce(@Nullable LocalDate issueDate) {
        return NEWEST_FIRST.stream()
                .filter(r -> issueDate != null && !issueDate.isBefore(r.from()))
                .findFirst()
                .orElse(NEWEST_FIRST.getFirst());
    }

    private static @Nullable DVRCoordinate coordinate(Release release, Syntax syntax, RuleProfile profile) {
        boolean credit = syntax == Syntax.UBL_CREDIT_NOTE;
        if (profile == RuleProfile.PEPPOL_SELF_BILLING) {
            return credit ? release.selfBilledCreditNote() : release.selfBilledInvoice();
        }
        return credit ? release.creditNote() : release.invoice();
    }

    private static DVRCoordinate norm(Syntax syntax) {
        return switch (syntax) {
            case UBL_INVOICE -> EN16931Validation.VID_UBL_INVOICE_1316;
            case UBL_CREDIT_NOTE -> EN16931Validation.VID_UBL_CREDIT_NOTE_1316;
            case CII -> EN16931Validation.VID_CII_1316;
        };
    }

    private IValidationExecutorSet<IValidationSourceXML> executors(DVRCoordinate id) {
        IValidationExecutorSet<IValidationSourceXML> found = registry.getOfID(id);
        if (found == null) {
            throw new IllegalStateException("rule set missing from the class path: " + id);
        }
        return found;
    }
}
