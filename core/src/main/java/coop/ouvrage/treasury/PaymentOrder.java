package coop.ouvrage.treasury;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.CreditorReference;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.PaymentFile;
import coop.ouvrage.treasury.format.Remittance;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** A file for the bank. */
record PaymentOrder(byte[] bytes) {

    private static final ZoneId BANK_ZONE = ZoneId.of("Europe/Brussels");

    static PaymentOrder of(
            PaymentBatch batch,
            List<SentPayment> payments,
            BankAccount account,
            LegalEntity entity,
            LocalDate execution,
            Instant releasedAt) {
        var block = new PaymentFile.Block(
                batch.reference(),
                batch.kind() == PaymentBatch.Kind.WAGES ? PaymentFile.Kind.WAGES : PaymentFile.Kind.OTHER,
                execution,
                entity.name(),
                account.iban(),
                account.bic().isEmpty() ? null : account.bic(),
                payments.stream().map(PaymentOrder::transfer).toList());
        var file = new PaymentFile(
                batch.reference(),
                LocalDateTime.ofInstant(releasedAt, BANK_ZONE).truncatedTo(ChronoUnit.SECONDS),
                entity.name(),
                entity.enterpriseNumber(),
                List.of(block));
        return new PaymentOrder(file.write(PaymentFile.Version.PAIN_001_001_09));
    }

    private static PaymentFile.Transfer transfer(SentPayment payment) {
        return new PaymentFile.Transfer(
                payment.endToEndId(),
                payment.amount(),
                payment.beneficiary(),
                payment.iban(),
                null,
                remittance(payment.remittance()));
    }

    private static Remittance remittance(String text) {
        if (text.isBlank()) {
            return new Remittance.None();
        }
        return StructuredReference.parse(text)
                .<Remittance>map(Remittance.Belgian::new)
                .or(() -> CreditorReference.parse(text).map(Remittance.Iso::new))
                .orElseGet(() -> new Remittance.Text(text));
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
