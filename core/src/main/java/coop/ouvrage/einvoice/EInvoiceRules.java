package coop.ouvrage.einvoice;

import com.helger.diagnostics.error.IError;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import coop.ouvrage.refusal.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Node;

/**
 * The official rules: schema, EN 16931, Peppol. Thread-safe. Loading takes seconds the first time, checking milliseconds
 * afterwards, so a server calls {@link #warmUp} in the background when it starts.
 */
public final class EInvoiceRules {

    /** Some two thousand lines. */
    static final int MOST_ELEMENTS = 60_000;

    private static final Finding TOO_LONG = new Finding(
            "RULES-LENGTH",
            Finding.Severity.ERROR,
            "",
            "the official rules were not applied: the document has more than " + MOST_ELEMENTS + " elements");

    private static final class Holder {
        static final RuleSets SETS = new RuleSets();
    }

    /** Loads schemas and rules of invoices and credit notes; returns at once. */
    public void warmUp() {
        Thread.ofPlatform().daemon().name("einvoice-rules").start(() -> {
            check(Samples.INVOICE);
            check(Samples.CREDIT_NOTE);
        });
    }

    /** Checks a document that we made, as the bytes that will be sent. */
    public Verdict check(EInvoice invoice) {
        return check(UblWriter.write(invoice)).orThrow();
    }

    /** Checks a file against the profile that it declares, by the rules in force on its issue date. */
    public Outcome<Verdict> check(byte[] file) {
        return check(file, null);
    }

    /** Checks a file against {@code profile}, whatever it declares; null means the declared one. */
    public Outcome<Verdict> check(byte[] file, @Nullable RuleProfile profile) {
        try {
            InvoiceXml xml = InvoiceXml.find(file);
            XmlNode root = new XmlNode(xml.document().getDocumentElement());
            RuleProfile declared = RuleProfile.declaredBy(customization(root, xml.syntax()));
            return Outcome.done(check(xml, root, profile == null ? declared : profile));
        } catch (UnreadableException e) {
            return Outcome.refused(e.refusal());
        }
    }

    private static Verdict check(InvoiceXml xml, XmlNode root, RuleProfile profile) {
        boolean cii = xml.syntax() == Syntax.CII;
        LocalDate issued =
                new ReadNotes().date(root, cii ? "ExchangedDocument/IssueDateTime/DateTimeString" : "IssueDate");
        RuleProfile used = cii ? RuleProfile.EN_16931 : profile;
        if (isBeyondChecking(xml)) {
            return new Verdict(false, used.title(), "", List.of(TOO_LONG));
        }
        RuleSets.RuleSet rules = Holder.SETS.of(xml.syntax(), used, issued);
        List<Finding> findings = findings(rules.executors(), xml.document());
        boolean valid = findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
        return new Verdict(valid, used.title(), rules.name(), findings);
    }

    /** The rules take minutes over tens of thousands of lines: one such file would hold up every other that comes in. */
    private static boolean isBeyondChecking(InvoiceXml xml) {
        return xml.document().getElementsByTagName("*").item(MOST_ELEMENTS) != null;
    }

    private static String customization(XmlNode root, Syntax syntax) {
        return root.textOrEmpty(
                syntax == Syntax.CII
                        ? "ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"
                        : "CustomizationID");
    }

    static List<Finding> findings(IValidationExecutorSet<IValidationSourceXML> executors, Node node) {
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                executors,
                ValidationSourceXML.create("invoice.xml", node),
                Locale.ENGLISH);
        List<Finding> findings = new ArrayList<>();
        results.forEachFlattened(error -> findings.add(finding(error)));
        return List.copyOf(findings);
    }

    private static Finding finding(IError error) {
        String id = error.getErrorID();
        boolean schema = id == null || id.isEmpty() || id.startsWith("cvc");
        return new Finding(
                schema ? "XSD" : id,
                severity(error),
                location(error),
                Objects.requireNonNullElse(error.getErrorText(Locale.ENGLISH), ""));
    }

    private static Finding.Severity severity(IError error) {
        if (error.isError()) {
            return Finding.Severity.ERROR;
        }
        return error.isFailure() ? Finding.Severity.WARNING : Finding.Severity.INFO;
    }

    private static String location(IError error) {
        String field = error.getErrorFieldName();
        return field == null
                ? ""
                : field.replaceAll("/\\*:|Q\\{[^}]*}", "/")
                        .replaceAll("\\[namespace-uri\\(\\)='[^']*']", "")
                        .replace("//", "/");
    }
}
