package coop.ouvrage.einvoice;

import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executor.IValidationExecutor;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Runs only the rules, without the schema, on a fragment: the official one-rule tests are no whole documents. */
final class FragmentRules {

    private static final RuleSets SETS = new RuleSets();

    private FragmentRules() {}

    static List<Finding> findings(Element fragment, boolean credit, boolean peppol) {
        Document document = XmlInput.empty();
        document.appendChild(document.importNode(fragment, true));
        var set = SETS.of(
                credit ? Syntax.UBL_CREDIT_NOTE : Syntax.UBL_INVOICE,
                peppol ? RuleProfile.PEPPOL_BILLING : RuleProfile.EN_16931,
                null);
        List<IValidationExecutor<IValidationSourceXML>> rules = new ArrayList<>();
        set.executors().executors().stream()
                .filter(e ->
                        !e.getValidationArtefact().getValidationType().getID().contains("xsd"))
                .forEach(rules::add);
        var manager =
                new ValidationExecutionManager<>(IValidityDeterminator.<IValidationSourceXML>createDefault(), rules);
        ValidationResultList results = new ValidationResultList(null);
        manager.executeValidation(ValidationSourceXML.create("fragment.xml", document), results, Locale.ENGLISH);
        List<Finding> findings = new ArrayList<>();
        results.forEachFlattened(error -> findings.add(Finding.error(String.valueOf(error.getErrorID()), "", "")));
        return findings;
    }
}
