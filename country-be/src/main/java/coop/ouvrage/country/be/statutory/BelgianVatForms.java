package coop.ouvrage.country.be.statutory;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.statutory.spi.VatForms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Grids of the Belgian return (royal decree no. 1, art. 18; the form of Intervat) and the doubts that its checks raise. */
@Component
class BelgianVatForms implements VatForms {

    private static final List<String> ORDER = List.of(
            "00", "01", "02", "03", "44", "45", "46", "47", "48", "49", "81", "82", "83", "84", "85", "86", "87", "88",
            "54", "55", "56", "57", "61", "63", "59", "62", "64");

    /** Differences up to this one come from rounding (checks of Intervat). */
    private static final Money TOLERANCE = Money.of("62.00");

    @Override
    public Map<String, Money> grids(Fact fact) {
        Map<String, Money> grids = new HashMap<>();
        switch (fact.kind()) {
            case SALE -> put(grids, sale(fact), fact.net());
            case SALE_CREDIT ->
                put(grids, isUnion(sale(fact)) ? "48" : sale(fact).isEmpty() ? "" : "49", fact.net());
            case PURCHASE -> purchase(fact, grids, fact.net(), fact.cost());
            case PURCHASE_CREDIT -> {
                purchase(fact, grids, Money.ZERO, fact.cost().negate());
                boolean union = fact.code().equals("EU_GOODS") || fact.code().equals("EU_SERVICES");
                put(grids, union ? "84" : "85", fact.net());
            }
            case TAX -> tax(fact, grids);
        }
        return grids;
    }

    private static void put(Map<String, Money> grids, String grid, Money amount) {
        if (!grid.isEmpty() && !amount.isZero()) {
            grids.merge(grid, amount, Money::plus);
        }
    }

    private static boolean isUnion(String grid) {
        return grid.equals("44") || grid.equals("46");
    }

    private static String sale(Fact fact) {
        if (fact.detail().equals("S")) {
            return switch (fact.rate().movePointRight(2).stripTrailingZeros().toPlainString()) {
                case "6" -> "01";
                case "12" -> "02";
                default -> "03";
            };
        }
        return switch (fact.code()) {
            case "disbursement" -> "";
            case "reverse_charge" -> "44";
            case "training_exempt" -> "00";
            case "institution" -> "47"; // art. 42 § 3: exempt, but not by art. 44
            default ->
                switch (fact.detail()) {
                    case "K" -> "46";
                    case "Z", "E" -> "00";
                    default -> "47";
                };
        };
    }

    private static void purchase(Fact fact, Map<String, Money> grids, Money own, Money cost) {
        put(
                grids,
                switch (fact.detail()) {
                    case "GOODS" -> "81";
                    case "INVESTMENT" -> "83";
                    default -> "82";
                },
                cost);
        switch (fact.code()) {
            case "EU_GOODS" -> put(grids, "86", own);
            case "EU_SERVICES" -> put(grids, "88", own);
            case "REVERSE_DOMESTIC", "ABROAD" -> put(grids, "87", own);
            default -> {
                // The supplier charged the tax: the purchase stands among the costs only.
            }
        }
    }

    private static void tax(Fact fact, Map<String, Money> grids) {
        switch (fact.code()) {
            case "OUTPUT_VAT" -> put(grids, "54", fact.net().negate());
            case "VAT_CREDIT_NOTE" -> put(grids, "64", fact.net());
            case "INPUT_VAT" -> put(grids, "59", fact.net());
            case "VAT_TO_REPAY" -> put(grids, "63", fact.net().negate());
            case "VAT_BAD_DEBT" ->
                put(grids, fact.net().isPositive() ? "62" : "61", fact.net().abs());
            case "VAT_DUE_BY_US" ->
                put(
                        grids,
                        fact.detail().startsWith("EU_") ? "55" : "56",
                        fact.net().negate());
            default -> throw new IllegalArgumentException("no account of the VAT: " + fact.code());
        }
    }

    @Override
    public Map<String, Money> complete(Map<String, Money> sums) {
        Map<String, Money> grids = new LinkedHashMap<>();
        ORDER.forEach(grid -> {
            Money sum = sums.getOrDefault(grid, Money.ZERO);
            if (!sum.isZero()) {
                grids.put(grid, sum);
            }
        });
        Money due = total(sums, "54", "55", "56", "57", "61", "63").minus(total(sums, "59", "62", "64"));
        grids.put(due.isNegative() ? "72" : "71", due.abs());
        return grids;
    }

    @Override
    public Money balance(Map<String, Money> grids) {
        return total(grids, "71").minus(total(grids, "72"));
    }

    @Override
    public String authority() {
        return "be.vat";
    }

    /** By the 20th of the month after a month, the 25th after a quarter: for filing and for paying (circular 2025/C/6). */
    @Override
    public LocalDate dueOn(Period period) {
        LocalDate after = period.from().plusMonths(period.quarter() ? 3 : 1);
        return after.withDayOfMonth(period.quarter() ? 25 : 20);
    }

    /** The structured communication of a taxable person is made from its number (finances.belgium.be, communication structurée). */
    @Override
    public String reference(String vatNumber) {
        return StructuredReference.of(Long.parseLong(vatNumber.replaceAll("[^0-9]", "")))
                .display();
    }

    private static Money total(Map<String, Money> sums, String... grids) {
        List<Money> amounts = new ArrayList<>();
        for (String grid : grids) {
            amounts.add(sums.getOrDefault(grid, Money.ZERO));
        }
        return Money.sum(amounts);
    }

    @Override
    public List<String> doubts(Map<String, Money> g) {
        List<String> doubts = new ArrayList<>();
        Money expected = total(g, "01")
                .times(new BigDecimal("0.06"))
                .plus(total(g, "02").times(new BigDecimal("0.12")))
                .plus(total(g, "03").times(new BigDecimal("0.21")));
        BigDecimal standard = new BigDecimal("0.21");
        doubt(doubts, "54", expected.minus(total(g, "54")).abs());
        doubt(doubts, "55", total(g, "55").minus(total(g, "84", "86", "88").times(standard)));
        doubt(doubts, "56", total(g, "56", "57").minus(total(g, "85", "87").times(standard)));
        doubt(doubts, "63", total(g, "63").minus(total(g, "85").times(standard)));
        doubt(doubts, "64", total(g, "64").minus(total(g, "49").times(standard)));
        doubt(
                doubts,
                "59",
                total(g, "59").minus(total(g, "81", "82", "83", "84", "85").times(new BigDecimal("0.5"))));
        g.forEach((grid, amount) -> {
            if (amount.isNegative()) {
                doubts.add("negative");
            }
        });
        return doubts.stream().distinct().toList();
    }

    private static void doubt(List<String> doubts, String code, Money difference) {
        if (difference.compareTo(TOLERANCE) > 0) {
            doubts.add(code);
        }
    }

    @Override
    public byte[] returnFile(Declarant declarant, Period period, Map<String, Money> grids, boolean nothingForClients) {
        return IntervatFile.vatReturn(declarant, period, grids, nothingForClients);
    }

    @Override
    public byte[] intraFile(Declarant declarant, Period period, List<Listed> clients) {
        return IntervatFile.intra(declarant, period, clients);
    }

    @Override
    public byte[] clientsFile(Declarant declarant, int year, List<Listed> clients) {
        return IntervatFile.clients(declarant, year, clients);
    }

    @Override
    public String intraCode(String vatCase, String category) {
        return vatCase.equals("reverse_charge") ? "S" : category.equals("K") ? "L" : "";
    }

    /** Sales exempt by art. 44 are left out (finances.belgium.be, liste annuelle des clients assujettis); a disbursement is no sale. */
    @Override
    public boolean isListedAtHome(String vatCase) {
        return !vatCase.equals("training_exempt") && !vatCase.equals("disbursement");
    }

    @Override
    public Money leastListed() {
        return Money.of("250.00");
    }
}
