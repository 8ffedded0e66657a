package coop.ouvrage.country.be.returns;

import coop.ouvrage.money.Money;
import coop.ouvrage.returns.spi.PaidWork;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes an occupation of a worker as the messages of the authority share it. */
final class DmfaBlocks {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Xml xml;
    private final DmfaCodes codes;

    DmfaBlocks(Xml xml, DmfaCodes codes) {
        this.xml = xml;
        this.codes = codes;
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
                .leaf("RefMeanWorkingHours", reference)
                .leaf("MeanWorkingHours", mean)
                .leaf("Retired", "0")
                .leaf("OccupationUserReference", DmfaFile.reference(occupation.contract()));
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

    /** Its days of work, where there are any. */
    void service(DmfaOccupation occupation) {
        if (occupation.days() == 0) {
            return;
        }
        xml.open("Service")
                .leaf("ServiceSequenceNbr", "1")
                .leaf("ServiceCode", codes.time("service_code"))
                .leaf("ServiceNbrDays", "%05d".formatted(occupation.days() * 100));
        if (!isFull(occupation)) {
            xml.leaf("ServiceNbrHours", occupation.hours().multiply(HUNDRED).setScale(0, RoundingMode.HALF_UP));
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
