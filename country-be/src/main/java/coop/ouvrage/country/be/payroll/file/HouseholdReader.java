package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import java.util.List;
import java.util.regex.Pattern;

/** The keys that describe the family situation. */
final class HouseholdReader {

    static final List<String> KEYS = List.of(
            "family",
            "spouse",
            "children",
            "disabled_children",
            "single_parent_reduction",
            "isolated_reduction",
            "worker_disabled",
            "spouse_disabled",
            "other_dependants",
            "dependants_in_care",
            "resident",
            "scale");

    private static final Pattern TINY_PENSION = Pattern.compile("(tiny_pension|pension_only_le_[\\d.]+)");
    private static final Pattern LOW_PENSION = Pattern.compile("(low_pension|pension_le_[\\d.]+)");
    private static final Pattern LOW_INCOME = Pattern.compile("(own_)?(low_income|low_own_income|income_le_[\\d.]+)");

    private HouseholdReader() {}

    static Household read(Inputs inputs) {
        Partner partner = partner(inputs);
        int children = inputs.count("children");
        int disabled = inputs.count("disabled_children");
        if (disabled > children) {
            throw Inputs.bad("disabled_children", Integer.toString(disabled));
        }
        boolean alone = partner == Partner.NONE;
        return new Household(
                partner,
                children,
                disabled,
                inputs.flag("single_parent_reduction", alone && children > 0),
                inputs.flag("isolated_reduction", alone),
                inputs.flag("worker_disabled", false),
                inputs.flag("spouse_disabled", false),
                inputs.count("other_dependants"),
                inputs.count("dependants_in_care"),
                resident(inputs));
    }

    private static boolean resident(Inputs inputs) {
        String scale = inputs.text("scale").orElse("");
        if (!List.of("", "1", "2", "3").contains(scale)) {
            throw Inputs.bad("scale", scale);
        }
        return inputs.flag("resident", !scale.equals("3"));
    }

    private static Partner partner(Inputs inputs) {
        String family = inputs.text("family").orElse("");
        boolean scaleTwo = inputs.text("scale").orElse("").equals("2");
        return switch (family) {
            case "single", "widowed", "divorced", "separated" -> Partner.NONE;
            case "" -> scaleTwo ? Partner.NO_INCOME : inputs.text("spouse").isPresent() ? spouse(inputs) : Partner.NONE;
            case "married", "cohabitant", "legal_cohabitant" -> spouse(inputs);
            default -> throw Inputs.bad("family", family);
        };
    }

    private static Partner spouse(Inputs inputs) {
        String spouse = inputs.required("spouse");
        return switch (spouse) {
            case "no_income" -> Partner.NO_INCOME;
            case "own_income", "own_higher_income", "with_income" -> Partner.OWN_INCOME;
            case String s when TINY_PENSION.matcher(s).matches() -> Partner.TINY_PENSION;
            case String s when LOW_PENSION.matcher(s).matches() -> Partner.LOW_PENSION;
            case String s when LOW_INCOME.matcher(s).matches() -> Partner.LOW_OWN_INCOME;
            default -> throw Inputs.bad("spouse", spouse);
        };
    }
}
