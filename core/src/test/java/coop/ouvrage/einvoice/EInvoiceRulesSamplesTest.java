package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.einvoice.UblSamples.Sample;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;

class EInvoiceRulesSamplesTest {

    private final EInvoiceRules rules = new EInvoiceRules();

    @Test
    void judgesAPortionOfTheDocumentsAsTheirAuthorsDo() {
        UblSamples.every(7, UblSamples.documents()).forEach(this::judge);
    }

    @Test
    @Tag("long")
    void judgesEveryDocumentAsItsAuthorsDo() {
        UblSamples.documents().forEach(this::judge);
    }

    @Test
    void firesAPortionOfTheOfficialRules() throws Exception {
        for (Sample sample : UblSamples.every(12, UblSamples.ruleTests())) {
            fire(sample);
        }
    }

    @Test
    @Tag("long")
    void firesEveryOfficialRule() throws Exception {
        for (Sample sample : UblSamples.ruleTests()) {
            fire(sample);
        }
    }

    private void judge(Sample sample) {
        JsonNode expected = sample.expected();
        compare(sample, RuleProfile.EN_16931, expected.get("en16931_1_3_16"), expected.get("en16931_errors"));
        JsonNode selfBilling = expected.get("peppol_selfbilling_2026_5");
        if (selfBilling != null) {
            compare(sample, RuleProfile.PEPPOL_SELF_BILLING, selfBilling, expected.get("peppol_errors"));
        } else {
            compare(
                    sample,
                    RuleProfile.PEPPOL_BILLING,
                    expected.get("peppol_billing_2026_5"),
                    expected.get("peppol_errors"));
        }
    }

    private void compare(Sample sample, RuleProfile profile, JsonNode valid, JsonNode errors) {
        Verdict verdict = rules.check(sample.bytes(), profile).orThrow();
        assertThat(verdict.valid())
                .as("%s by %s: %s", sample, profile, verdict.errors())
                .isEqualTo("valid".equals(valid.asString()));
        Set<String> fired = verdict.errors().stream().map(Finding::rule).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = errors == null
                ? Set.of()
                : errors.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(fired).as("%s by %s", sample, profile).isEqualTo(wanted);
    }

    private static void fire(Sample sample) throws SAXException {
        XmlNode root = new XmlNode(XmlInput.parse(sample.bytes()).getDocumentElement());
        List<XmlNode> tests = root.all("test");
        boolean peppol = sample.expected().get("against").asString().startsWith("Peppol");
        for (JsonNode expected : sample.expected().get("tests")) {
            String name = expected.get("document").asString();
            int number = expected.get("n").asInt();
            XmlNode fragment =
                    java.util.Objects.requireNonNull(tests.get(number - 1).at(name));
            List<Finding> findings = FragmentRules.findings(fragment.element(), name.equals("CreditNote"), peppol);
            expected.get("expect").valueStream().forEach(e -> expect(sample, number, e.asString(), findings));
        }
    }

    private static void expect(Sample sample, int number, String expectation, List<Finding> findings) {
        String[] parts = expectation.split(":");
        List<Finding> fired =
                findings.stream().filter(f -> f.rule().equals(parts[1])).toList();
        if (parts[0].equals("success")) {
            assertThat(fired).as("%s test %d: %s", sample, number, expectation).isEmpty();
        } else {
            assertThat(fired).as("%s test %d: %s", sample, number, expectation).isNotEmpty();
        }
    }
}
