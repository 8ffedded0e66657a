package coop.ouvrage.einvoice;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.executorset.IValidationExecutorSet;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.peppol.PeppolValidationMLS;
import com.helger.phive.peppol.PeppolValidationReporting;
import com.helger.phive.xml.source.IValidationSourceXML;
import java.util.List;
import org.xml.sax.SAXException;

/** The official rules of what a service provider itself owes to the network: schema and Schematron, as the network checks them. */
public final class ProviderRules {

    /** What is checked, by the release of its rules. */
    public enum Kind {
        /** Transaction Statistics Report, rules 1.0.5. */
        TRANSACTIONS(PeppolValidationReporting.VID_OPENPEPPOL_TSR_V105),
        /** End User Statistics Report, rules 1.1.5. */
        END_USERS(PeppolValidationReporting.VID_OPENPEPPOL_EUSR_V115),
        /** Message Level Status, rules 1.0.0: the release that is to be had from the registry. */
        STATUS(PeppolValidationMLS.VID_OPENPEPPOL_MLS_V100);

        private final DVRCoordinate rules;

        Kind(DVRCoordinate rules) {
            this.rules = rules;
        }
    }

    private static final class Holder {
        static final ValidationExecutorSetRegistry<IValidationSourceXML> SETS = new ValidationExecutorSetRegistry<>();

        static {
            PeppolValidationReporting.init(SETS);
            PeppolValidationMLS.init(SETS);
        }
    }

    private ProviderRules() {}

    /** What is wrong with it; empty if it may go out. */
    public static List<Finding> check(Kind kind, byte[] file) {
        IValidationExecutorSet<IValidationSourceXML> executors = Holder.SETS.getOfID(kind.rules);
        if (executors == null) {
            throw new IllegalStateException("rule set missing from the class path: " + kind.rules);
        }
        try {
            return EInvoiceRules.findings(executors, XmlInput.parse(file));
        } catch (SAXException e) {
            throw new IllegalStateException("what we wrote ourselves is no XML", e);
        }
    }
}
