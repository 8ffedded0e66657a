package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a quote or invoice adds up to. VAT is rounded half-up once per category and rate on the sum of its lines, never per line
 * (royal decree of 8 July 2025; EN 16931 BR-CO-17).
 *
 * @param disbursed of the price before VAT, what the client repays of costs paid in its name
 */
public record SaleTotals(List<VatPart> parts, Money exclVat, Money disbursed, Money vat) {

    /** The lines of one VAT category and rate. */
    public record VatPart(String category, BigDecimal rate, Money base, Money vat) {}

    private record Key(String category, BigDecimal rate) {}

    public static SaleTotals of(List<SaleLine> lines) {
        Map<Key, Money> bases = new LinkedHashMap<>();
        for (SaleLine line : lines) {
            Key key = new Key(line.vat().category(), line.vat().rate().stripTrailingZeros());
            bases.merge(key, line.net(), Money::plus);
        }
        List<VatPart> parts = bases.entrySet().stream()
                .map(e -> part(e.getKey(), e.getValue()))
                .toList();
        return new SaleTotals(
                parts,
                Money.sum(parts.stream().map(VatPart::base).toList()),
                Money.sum(lines.stream()
                        .filter(SaleLine::isDisbursed)
                        .map(SaleLine::net)
                        .toList()),
                Money.sum(parts.stream().map(VatPart::vat).toList()));
    }

    private static VatPart part(Key key, Money base) {
        return new VatPart(key.category(), key.rate(), base, base.times(key.rate()));
    }

    /** What is turnover, and bears the contribution. */
    public Money earned() {
        return exclVat.minus(disbursed);
    }

    public Money inclVat() {
        return exclVat.plus(vat);
    }
}
