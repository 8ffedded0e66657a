package coop.ouvrage.purchases.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Division;
import coop.ouvrage.purchases.Purchase;
import coop.ouvrage.purchases.PurchaseId;
import coop.ouvrage.purchases.PurchaseReading;
import coop.ouvrage.purchases.Purchases;
import coop.ouvrage.purchases.spi.OwnVat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How a supplier's invoice is booked, as a whole or in parts, for programs. */
@RestController
@RequestMapping("/api/v1/purchases/{id}")
class PurchasePartsApi {

    private final PurchaseReading reading;
    private final Purchases purchases;

    PurchasePartsApi(PurchaseReading reading, Purchases purchases) {
        this.reading = reading;
        this.purchases = purchases;
    }

    /**
     * How it is booked.
     *
     * @param subject job that bears it; none for the unit as a whole
     * @param level rate that the law gives what was bought, where we owe the VAT; none for the standard rate
     * @param limit what the law says of the deduction: {@code car}, {@code food}, {@code reception}; none for no limit
     * @param deductible part of the VAT that may be deducted, from 0 to 1; none for as much as the law leaves
     */
    record Booked(
            UUID unit,
            @Nullable UUID subject,
            Purchase.Nature nature,
            Purchase.Treatment treatment,
            OwnVat.@Nullable Level level,
            @Nullable String limit,
            @Nullable BigDecimal deductible) {

        Purchases.Assignment assignment() {
            return new Purchases.Assignment(
                    unit,
                    subject,
                    nature,
                    treatment,
                    Objects.requireNonNullElse(level, OwnVat.Level.STANDARD),
                    Objects.requireNonNullElse(limit, "").strip(),
                    deductible);
        }
    }

    /**
     * A part.
     *
     * @param row of the VAT table that it belongs to, from 0
     * @param net without VAT, in the currency of the document; negative for what is taken off
     */
    record WantedPart(@Nullable String text, int row, Money net, Booked booked) {}

    /**
     * A part as it is, or as it is proposed.
     *
     * @param unit none while nobody said which
     */
    record PartJson(
            String text,
            int row,
            Money net,
            @Nullable UUID unit,
            @Nullable UUID subject,
            Purchase.Nature nature,
            Purchase.Treatment treatment,
            OwnVat.Level level,
            String limit,
            BigDecimal deductible) {

        static PartJson of(Division.Proposed part) {
            Purchase.Coding coding = part.coding();
            return new PartJson(
                    part.text(),
                    part.row(),
                    part.net(),
                    coding.unit(),
                    coding.subject(),
                    coding.nature(),
                    coding.treatment(),
                    coding.ownLevel(),
                    coding.limit(),
                    coding.deductible());
        }
    }

    /**
     * The parts of a document, or how it could be divided.
     *
     * @param divided false for a proposal: the document is booked as a whole
     */
    record PartsJson(boolean divided, List<PartJson> parts) {}

    @GetMapping("/parts")
    PartsJson parts(@PathVariable UUID id) {
        Purchase purchase = reading.get(new PurchaseId(id));
        return new PartsJson(
                !purchase.parts().isEmpty(),
                reading.parts(purchase).stream().map(PartJson::of).toList());
    }

    /** Divides it; the parts of each rate must sum to what the document says of it. */
    @PostMapping("/parts")
    PartsJson divide(@PathVariable UUID id, @RequestBody List<WantedPart> body) {
        PurchaseId done = purchases
                .divide(
                        new PurchaseId(id),
                        body.stream()
                                .map(part -> new Purchases.Divided(
                                        Objects.requireNonNullElse(part.text(), "")
                                                .strip(),
                                        part.row(),
                                        part.net(),
                                        part.booked().assignment()))
                                .toList())
                .orThrow();
        return parts(done.value());
    }

    /** Says for which unit it is and how it is booked as a whole. */
    @PostMapping("/assignment")
    PurchaseApi.PurchaseJson assign(@PathVariable UUID id, @RequestBody Booked body) {
        PurchaseId done =
                purchases.assign(new PurchaseId(id), body.assignment()).orThrow();
        return PurchaseApi.PurchaseJson.of(reading.get(done));
    }
}
