package coop.ouvrage.einvoice;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.peppol.PeppolValidationReporting;
import com.helger.phive.xml.source.IValidationSourceXML;
import java.util.List;
import org.xml.sax.SAXException;

/** The official rules of the reports that a service provider owes to OpenPeppol: schema and Schematron, as the network checks them. */
public final class StatisticsRules {

    /** A report, by the release of its rules. */
    public enum Report {
        /** Transaction Statistics Report, rules 1.0.5. */
        TRANSACTIONS(PeppolValidationReporting.VID_OPENPEPPOL_TSR_V105),
        /** End User Statistics Report, rules 1.1.5. */
        END_USERS(PeppolValidationReporting.VID_OPENPEPPOL_EUSR_V115);

        private final DVRCoordinate rules;

        Report(DVRCoordinate rules) {
            this.rules = rules;
        }
    }

    private static final class Holder {
        static final ValidationExecutorSetRegistry<IValidationSourceXML> SETS = new ValidationExecutorSetRegistry<>();

        static {
            PeppolValidationReporting.init(SETS);
        }
    }

    private StatisticsRules() {}

    /** What is wrong with it; empty if it may go out. */
    public static List<Finding> check(Report report, byte[] file) {
        IValidationExecutorSet<IValidationSourceXML> executors = Holder.SETS.getOfID(report.rules);
        if (executors == null) {
            throw new IllegalStateException("rule set missing from the class path: " + report.rules);
        }
        try {
            return EInvoiceRules.findings(executors, XmlInput.parse(file));
        } catch (SAXException e) {
            throw new IllegalStateException("a report of ours is no XML", e);
        }
    }
}
