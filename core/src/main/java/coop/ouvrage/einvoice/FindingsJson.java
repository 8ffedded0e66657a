package coop.ouvrage.einvoice;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings and verdicts for other programs. */
public final class FindingsJson {

    private FindingsJson() {}

    /** {@code {"valid":..,"profile":..,"rule_set":..,"findings":[..]}}; each finding with plain words if the rule has some. */
    public static ObjectNode write(Verdict verdict) {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode json = mapper.createObjectNode();
        json.put("valid", verdict.valid());
        json.put("profile", verdict.profile());
        json.put("rule_set", verdict.ruleSet());
        json.set("findings", array(mapper, verdict.findings()));
        return json;
    }

    static ArrayNode array(JsonMapper mapper, List<Finding> findings) {
        ArrayNode array = mapper.createArrayNode();
        EInvoiceWords english = EInvoiceWords.in(Locale.ENGLISH);
        for (Finding finding : findings) {
            ObjectNode one = array.addObject();
            one.put("rule", finding.rule());
            one.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
            if (!finding.location().isEmpty()) {
                one.put("location", finding.location());
            }
            one.put("message", finding.message());
            english.rule(finding.rule()).ifPresent(words -> one.put("plain", words));
        }
        return array;
    }
}
