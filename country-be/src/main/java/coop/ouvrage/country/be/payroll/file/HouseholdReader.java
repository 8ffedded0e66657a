package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    private static final Pattern PENSION = Pattern.compile("pension(?:_only)?_le_(\\d{1,5}(?:\\.\\d{1,2})?)");
    private static final Pattern INCOME = Pattern.compile("(?:own_)?(?:low_)?income_le_(\\d{1,5}(?:\\.\\d{1,2})?)");

    private final Inputs inputs;
    private final Law law;

    HouseholdReader(Inputs inputs, Law law) {
        this.inputs = inputs;
        this.law = law;
    }

    Household read() {
        Partner partner = partner();
        int children = inputs.count("children");
        int disabled = inputs.count("disabled_children");
        if (disabled > children) {
            throw Inputs.bad("disabled_children", Integer.toString(disabled));
        }
        boolean alone = partner == Partner.NONE;
        Household household = new Household(
                partner,
                children,
                disabled,
                inputs.flag("single_parent_reduction", alone && children > 0),
                inputs.flag("isolated_reduction", alone),
                inputs.flag("worker_disabled", false),
                inputs.flag("spouse_disabled", false),
                inputs.count("other_dependants"),
                inputs.count("dependants_in_care"),
                resident());
        consistent(household);
        return household;
    }

    /** A reduction that the family does not give, or a scale that is not the family's: refused, as one of the two is wrong. */
    private void consistent(Household household) {
        boolean alone = household.partner() == Partner.NONE;
        if (alone && household.partnerDisabled()) {
            inputs.required("family");
            throw Inputs.apart("spouse_disabled", "family");
        }
        if (!alone && household.singleParent()) {
            throw Inputs.apart("single_parent_reduction", situation());
        }
        if (!alone && household.isolated()) {
            throw Inputs.apart("isolated_reduction", situation());
        }
        if (household.singleParent() && household.children() == 0) {
            inputs.required("children");
            throw Inputs.apart("single_parent_reduction", "children");
        }
        scale(household);
    }

    private void scale(Household household) {
        String scale = inputs.text("scale").orElse("");
        if (scale.isEmpty()) {
            return;
        }
        if (household.resident() == scale.equals("3")) {
            throw Inputs.apart("scale", "resident");
        }
        boolean second = household.partner() == Partner.NO_INCOME || household.partner() == Partner.TINY_PENSION;
        if (household.resident() && second != scale.equals("2")) {
            throw Inputs.apart("scale", situation());
        }
    }

    /** The key that tells whether there is a partner. */
    private String situation() {
        return Stream.of("spouse", "family").filter(inputs::has).findFirst().orElse("scale");
    }

    private boolean resident() {
        String scale = inputs.text("scale").orElse("");
        if (!List.of("", "1", "2", "3").contains(scale)) {
            throw Inputs.bad("scale", scale);
        }
        return inputs.flag("resident", !scale.equals("3"));
    }

    private Partner partner() {
        String family = inputs.text("family").orElse("");
        return switch (family) {
            case "single", "widowed", "divorced", "separated" -> alone();
            case "" -> unnamed();
            case "married", "cohabitant", "legal_cohabitant" -> spouse(inputs.required("spouse"));
            default -> throw Inputs.bad("family", family);
        };
    }

    private Partner alone() {
        String spouse = inputs.text("spouse").orElse("none");
        if (!spouse.equals("none")) {
            throw Inputs.bad("spouse", spouse);
        }
        return Partner.NONE;
    }

    /** Without a family, the scale tells: scale 2 is that of a spouse without income. */
    private Partner unnamed() {
        if (inputs.text("spouse").isPresent()) {
            return spouse(inputs.required("spouse"));
        }
        return inputs.text("scale").orElse("").equals("2") ? Partner.NO_INCOME : Partner.NONE;
    }

    private Partner spouse(String written) {
        String spouse = written.toLowerCase(Locale.ROOT);
        Matcher pension = PENSION.matcher(spouse);
        Matcher income = INCOME.matcher(spouse);
        if (pension.matches()) {
            return pension(new BigDecimal(pension.group(1)));
        }
        if (income.matches()) {
            return within("withholding_tax/spouse_low_own_income_reduction", new BigDecimal(income.group(1)))
                    ? Partner.LOW_OWN_INCOME
                    : Partner.OWN_INCOME;
        }
        return switch (spouse) {
            case "no_income" -> Partner.NO_INCOME;
            case "own_income", "own_higher_income" -> Partner.OWN_INCOME;
            case "low_income", "own_low_income" -> Partner.LOW_OWN_INCOME;
            case "low_pension" -> Partner.LOW_PENSION;
            case "tiny_pension" -> Partner.TINY_PENSION;
            default -> throw Inputs.bad("spouse", spouse);
        };
    }

    /** A pension up to so much a month means what the limits of the year make of it. */
    private Partner pension(BigDecimal perMonth) {
        Figure tiny = law.figure("withholding_tax/spouse_tiny_pension_limit");
        if (perMonth.compareTo(tiny.value()) <= 0) {
            return Partner.TINY_PENSION;
        }
        return within("withholding_tax/spouse_low_pension_reduction", perMonth)
                ? Partner.LOW_PENSION
                : Partner.OWN_INCOME;
    }

    private boolean within(String parameter, BigDecimal perMonth) {
        return perMonth.compareTo(law.table(parameter).figure("net_month_limit").value()) <= 0;
    }
}
