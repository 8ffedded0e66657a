package coop.ouvrage.app.ledger;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** Entries as other modules post them, for tests of the books. */
final class Bookings {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private Bookings() {}

    static Money euro(String amount) {
        return Money.of(amount);
    }

    /** An invoice of 1,000.00 plus 210.00 VAT, with its contribution to the pot. */
    static EntryDraft invoice(UUID unit, UUID client, UUID pot, LocalDate date, String number) {
        UUID invoice = TimeOrderedId.next();
        return EntryDraft.in("PROD", Journal.SALES, date)
                .from("invoice", invoice)
                .key("invoice:" + invoice + ":issued")
                .text("ledger.text.invoice", Map.of("number", number))
                .debit(
                        AccountRole.RECEIVABLE,
                        euro("1210.00"),
                        Dim.party(client).subject(invoice))
                .credit(
                        AccountRole.TURNOVER,
                        euro("1000.00"),
                        Dim.unit(unit).party(client).subject(invoice))
                .credit(AccountRole.OUTPUT_VAT, euro("210.00"), Dim.none())
                .debit(AccountRole.CONTRIBUTION, euro("65.00"), Dim.unit(unit).subject(invoice))
                .credit(AccountRole.CONTRIBUTION, euro("65.00"), Dim.unit(pot).subject(invoice))
                .build();
    }
}
