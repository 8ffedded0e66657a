package coop.ouvrage.treasury;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.treasury.format.DirectDebitFile;
import coop.ouvrage.treasury.format.Remittance;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The order to the bank that released debits are. */
@Component
class DebitOrder {

    private final BankAccounts accounts;
    private final LegalEntities entities;
    private final OrderFiles files;

    DebitOrder(BankAccounts accounts, LegalEntities entities, OrderFiles files) {
        this.accounts = accounts;
        this.entities = entities;
        this.files = files;
    }

    String creditorId(String entity) {
        return CreditorId.of(entities.get(entity).enterpriseNumber()).value();
    }

    /** The same order with the hash of its file, which is kept. */
    DirectDebits.Order fixed(DirectDebits.Order order, List<DirectDebit> debits) {
        PaymentOrder file = file(order, debits, account -> account);
        files.keep(order.id(), file);
        return new DirectDebits.Order(
                order.id(),
                order.reference(),
                order.entity(),
                order.collectedOn(),
                order.releasedBy(),
                order.releasedAt(),
                file.sha256());
    }

    PaymentOrder released(DirectDebits.Order order, Supplier<List<DirectDebit>> debits) {
        return files.released(
                order.id(), order.sha256(), order.reference(), account -> file(order, debits.get(), account));
    }

    private PaymentOrder file(DirectDebits.Order order, List<DirectDebit> debits, UnaryOperator<BankAccount> as) {
        LegalEntity entity = entities.get(order.entity());
        BankAccount account = as.apply(accounts.of(order.entity()));
        return new PaymentOrder(new DirectDebitFile(
                        order.reference(),
                        LocalDateTime.ofInstant(order.releasedAt(), BusinessTime.ZONE)
                                .truncatedTo(ChronoUnit.SECONDS),
                        entity.name(),
                        entity.enterpriseNumber(),
                        creditorId(order.entity()),
                        account.iban(),
                        account.bic().isEmpty() ? null : account.bic(),
                        order.collectedOn(),
                        debits.stream().map(DebitOrder::debit).toList())
                .write(DirectDebitFile.Version.PAIN_008_001_08));
    }

    private static DirectDebitFile.Debit debit(DirectDebit debit) {
        return new DirectDebitFile.Debit(
                debit.endToEndId(),
                debit.amount(),
                debit.mandate().reference(),
                debit.mandate().signedOn(),
                debit.mandate().debtor(),
                debit.mandate().iban(),
                StructuredReference.parse(debit.remittance())
                        .<Remittance>map(Remittance.Belgian::new)
                        .orElseGet(() -> new Remittance.Text(debit.remittance())));
    }
}
