package coop.ouvrage.treasury.format;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the text of an element may look like; the forms that matter for reading. */
enum CamtForm {
    AMOUNT("[0-9]{1,18}(\\.[0-9]{0,5})?|\\.[0-9]{1,5}"),
    INDICATOR("CRDT|DBIT"),
    IBAN("[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"),
    DATE("-?[0-9]{4}-[0-9]{2}-[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?"),
    MOMENT("-?[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})?"),
    TEXT_35("(?s).{1,35}"),
    TEXT_140("(?s).{1,140}");

    private static final Set<String> DATE_HOLDERS = Set.of("Dt", "BookgDt", "ValDt");
    private static final Map<String, CamtForm> BY_NAME = Map.ofEntries(
            Map.entry("CdtDbtInd", INDICATOR),
            Map.entry("IBAN", IBAN),
            Map.entry("FrDtTm", MOMENT),
            Map.entry("ToDtTm", MOMENT),
            Map.entry("CreDtTm", MOMENT),
            Map.entry("DtTm", MOMENT),
            Map.entry("AcctSvcrRef", TEXT_35),
            Map.entry("NtryRef", TEXT_35),
            Map.entry("EndToEndId", TEXT_35),
            Map.entry("PmtInfId", TEXT_35),
            Map.entry("InstrId", TEXT_35),
            Map.entry("MsgId", TEXT_35),
            Map.entry("Ref", TEXT_35),
            Map.entry("Ustrd", TEXT_140));

    private final Pattern pattern;

    CamtForm(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** Form of this element, or null if we know none: elements with children, and those that we do not read. */
    static @Nullable CamtForm of(XmlNode node, String parent) {
        if (!node.children().isEmpty()) {
            return null;
        }
        return switch (node.name()) {
            case "Amt" -> node.currency().isEmpty() ? null : AMOUNT;
            case "Dt" -> DATE_HOLDERS.contains(parent) ? DATE : null;
            default -> BY_NAME.get(node.name());
        };
    }

    boolean accepts(String text) {
        return pattern.matcher(text).matches();
    }
}
