package coop.ouvrage.treasury.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The structure that ISO 20022 demands of a statement, for the elements that we read: which children, in which order, which
 * are compulsory, what form their text has. A short table of our own: the schemas themselves are published, but not ours to
 * ship, and this also tells breaches in words of the statement. Versions .02 and .08, which Belgian banks
 * send, are checked in full; of the others only what is common to all.
 */
final class CamtGrammar {

    private static final Map<String, List<CamtRule>> RULES = CamtRules.rules();

    private final String format;
    private final int version;

    private CamtGrammar(String format, int version) {
        this.format = format;
        this.version = version;
    }

    /** @param version of the message, 0 if the file does not tell */
    static CamtGrammar of(String format, int version) {
        return new CamtGrammar(format, version);
    }

    /** Version .01 had other structures, and an unknown namespace has no rules. */
    boolean isStrict() {
        return version >= 2;
    }

    /** Tells what is wrong with the children of this element, without looking into them. */
    void checkOutline(XmlNode node, Reading reading) {
        List<CamtRule> rules = isStrict() ? rules(node, "") : null;
        if (rules != null) {
            order(node, rules, reading);
        }
    }

    /** Tells every breach in this element and below it. */
    void check(XmlNode node, Reading reading) {
        if (isStrict()) {
            check(node, "", reading);
        }
    }

    private void check(XmlNode node, String parent, Reading reading) {
        CamtForm form = CamtForm.of(node, parent);
        // The status became a code inside in version .07.
        boolean plainStatus =
                version >= 7 && node.name().equals("Sts") && node.children().isEmpty();
        if (plainStatus || form != null && !form.accepts(node.text())) {
            String place = parent.isEmpty() ? node.name() : parent + "/" + node.name();
            reading.findOncePer(node.line(), FindingCode.SCHEMA, place);
        }
        List<CamtRule> rules = rules(node, parent);
        if (rules != null) {
            order(node, rules, reading);
        }
        node.children().forEach(child -> check(child, node.name(), reading));
    }

    private @Nullable List<CamtRule> rules(XmlNode node, String parent) {
        List<CamtRule> own = RULES.get(parent + "/" + node.name());
        List<CamtRule> rules = own != null ? own : RULES.get(node.name());
        return rules == null
                ? null
                : rules.stream().filter(rule -> rule.concerns(format)).toList();
    }

    /** Goes through the children along the rules: never back, each only as often as it may, none left out that must be. */
    private void order(XmlNode node, List<CamtRule> rules, Reading reading) {
        int position = 0;
        Map<String, Integer> counts = new HashMap<>();
        List<String> broken = new ArrayList<>();
        for (XmlNode child : node.children()) {
            int found = position(rules, child.name());
            int count = counts.merge(child.name(), 1, Integer::sum);
            boolean unknown = found < 0 && (version == 2 || version == 8);
            boolean misplaced = found >= 0
                    && (found < position
                            || count > 1 && !rules.get(found).repeats()
                            || rules.get(found).isGoneIn(version)
                            || rules.get(found).isNotYetIn(version) && (version == 2 || version == 8));
            if (unknown || misplaced) {
                broken.add(child.name());
            }
            position = Math.max(position, found);
        }
        rules.stream()
                .filter(rule -> rule.compulsory() && rule.holds(version) && !counts.containsKey(rule.name()))
                .forEach(rule -> broken.add(rule.name()));
        broken.stream()
                .distinct()
                .forEach(name -> reading.findOncePer(node.line(), FindingCode.SCHEMA, node.name() + "/" + name));
    }

    private static int position(List<CamtRule> rules, String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
