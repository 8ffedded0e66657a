package coop.ouvrage.treasury.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The structure that ISO 20022 demands of a statement, for the elements that we read: which children, in which order, which
 * are compulsory, what form their text has. A short table of our own: the schemas themselves are published, but not ours to
 * ship, and this also tells breaches in words of the statement. Versions .02 and .08, which Belgian banks
 * send, are checked in full; of the others only what is common to all.
 */
final class CamtGrammar {

    private static final Map<String, List<CamtRule>> RULES = CamtRules.rules();

    private final int version;
    private final Map<String, List<CamtRule>> rules = new HashMap<>();

    private CamtGrammar(String format, int version) {
        this.version = version;
        RULES.forEach((element, all) -> rules.put(
                element, all.stream().filter(rule -> rule.concerns(format)).toList()));
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
        if (isStrict()) {
            order(node, rules(node, ""), reading);
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
        if (!node.children().isEmpty()) {
            order(node, rules(node, parent), reading);
            node.children().forEach(child -> check(child, node.name(), reading));
        }
    }

    /** Rules of this element in this message; empty if we know none, and then anything goes. */
    private List<CamtRule> rules(XmlNode node, String parent) {
        List<CamtRule> own = rules.get(parent + "/" + node.name());
        return own != null ? own : rules.getOrDefault(node.name(), List.of());
    }

    /** Goes through the children along the rules: never back, each only as often as it may, none left out that must be. */
    private void order(XmlNode node, List<CamtRule> rules, Reading reading) {
        if (rules.isEmpty()) {
            return;
        }
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
