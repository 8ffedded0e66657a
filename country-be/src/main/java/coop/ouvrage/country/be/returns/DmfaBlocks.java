package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes an occupation of a worker as the messages of the authority share it. */
final class DmfaBlocks {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    private final Xml xml;
    private final DmfaCodes codes;
    private final String unit;

    /** @param unit establishment unit of the employer, empty when it is not known */
    DmfaBlocks(Xml xml, DmfaCodes codes, String unit) {
        this.xml = xml;
        this.codes = codes;
        this.unit = unit;
    }

    void write(DmfaOccupation occupation, int nr) {
        open(occupation, nr);
        service(occupation);
        pay(occupation);
        xml.close("Occupation");
    }

    /** Begins an occupation with what it is. */
    void open(DmfaOccupation occupation, int nr) {
        BigDecimal reference = reference();
        BigDecimal mean = mean(occupation, reference);
        boolean full = mean.compareTo(reference) == 0;
        xml.open("Occupation").leaf("OccupationSequenceNbr", nr).leaf("OccupationStartingDate", occupation.first());
        if (!occupation.last().equals(PaidWork.Engagement.OPEN)) {
            xml.leaf("OccupationEndingDate", occupation.last());
        }
        xml.leaf("JointCommissionNbr", occupation.committee())
                .leaf("WorkingDaysSystem", codes.time("days_per_week"))
                .leaf("ContractType", codes.time(full ? "full_time" : "part_time"))
                .leaf("RefMeanWorkingHours", reference);
        String status = codes.status(occupation.kind());
        if (!status.isEmpty()) {
            xml.leaf("WorkerStatus", status);
        }
        xml.leaf("MeanWorkingHours", mean)
                .leaf("Retired", "0")
                .leaf("OccupationUserReference", DmfaFile.reference(occupation.contract()));
        unit();
    }

    /** The establishment unit, where it is known. */
    void unit() {
        if (codes.namesUnits() && !unit.isEmpty()) {
            xml.leaf("LocalUnitID", unit);
        }
    }

    /** Whether its mean week is that of somebody who works full time. */
    boolean isFull(DmfaOccupation occupation) {
        return mean(occupation, reference()).compareTo(reference()) == 0;
    }

    private BigDecimal reference() {
        return new BigDecimal(codes.time("reference_hours"));
    }

    /** A contract that was paid a premium and did no work in the quarter counts as full-time. */
    private BigDecimal mean(DmfaOccupation occupation, BigDecimal reference) {
        return occupation.days() == 0
                ? reference
                : occupation
                        .hours()
                        .multiply(new BigDecimal(codes.time("days_per_week")))
                        .divide(BigDecimal.valueOf(occupation.days()), 0, RoundingMode.HALF_UP)
                        .min(reference);
    }

    /** Its days of work, where there are any, and those without pay. */
    void service(DmfaOccupation occupation) {
        if (occupation.days() == 0) {
            return;
        }
        service(occupation, 1, codes.time("service_code"), occupation.days(), occupation.hours());
        int nr = 1;
        for (Map.Entry<String, List<PaidWork.Unpaid>> unpaid :
                unpaid(occupation).entrySet()) {
            nr++;
            int days = Math.toIntExact(unpaid.getValue().stream()
                    .map(PaidWork.Unpaid::day)
                    .distinct()
                    .count());
            int minutes = unpaid.getValue().stream()
                    .mapToInt(PaidWork.Unpaid::minutes)
                    .sum();
            service(
                    occupation,
                    nr,
                    unpaid.getKey(),
                    days,
                    BigDecimal.valueOf(minutes).divide(MINUTES, 2, RoundingMode.HALF_UP));
        }
    }

    /** Time without pay, by its code. */
    private Map<String, List<PaidWork.Unpaid>> unpaid(DmfaOccupation occupation) {
        Map<String, List<PaidWork.Unpaid>> byCode = occupation.unpaid().stream()
                .collect(Collectors.groupingBy(day -> codes.unpaid(day.reason()), TreeMap::new, Collectors.toList()));
        byCode.remove("");
        return byCode;
    }

    private void service(DmfaOccupation occupation, int nr, String code, int days, BigDecimal hours) {
        xml.open("Service")
                .leaf("ServiceSequenceNbr", nr)
                .leaf("ServiceCode", code)
                .leaf("ServiceNbrDays", "%05d".formatted(days * 100));
        if (!isFull(occupation) || codes.hoursAlways(occupation.committee())) {
            xml.leaf("ServiceNbrHours", hours.multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP));
        }
        xml.close("Service");
    }

    private void pay(DmfaOccupation occupation) {
        int nr = 0;
        if (occupation.days() > 0) {
            nr++;
            pay(nr, codes.time("remuneration_code"), "", occupation.gross());
        }
        if (!occupation.departure().isZero()) {
            nr++;
            pay(nr, codes.departure(), "", occupation.departure());
        }
        if (!occupation.premium().isZero()) {
            pay(nr + 1, codes.premium("code"), codes.premium("frequency"), occupation.premium());
        }
    }

    /** @param frequency of a premium in a year; empty for other pay */
    private void pay(int nr, String code, String frequency, Money amount) {
        xml.open("Remun").leaf("RemunSequenceNbr", nr).leaf("RemunCode", code);
        if (!frequency.isEmpty()) {
            xml.leaf("BonusPaymentFrequency", frequency);
        }
        xml.leaf("RemunAmount", DmfaFile.cents(amount, 11)).close("Remun");
    }
}
