package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands the net wages of a released run to the bank. */
@Component
class WageTransfers {

    private final Ledger ledger;
    private final BusinessTime time;

    WageTransfers(Ledger ledger, BusinessTime time) {
        this.ledger = ledger;
        this.time = time;
    }

    Batch begin(PayRun run, PayDay payDay) {
        return new Batch(run, payDay);
    }

    /** One transfer: where a payment goes. */
    private record Order(WagePayment payment, Iban iban) {}

    /** The transfers of one run. */
    final class Batch {

        private final PayRun run;
        private final PayDay payDay;
        private final List<Order> orders = new ArrayList<>();

        private Batch(PayRun run, PayDay payDay) {
            this.run = run;
            this.payDay = payDay;
        }

        void add(WagePayment payment, Iban iban) {
            orders.add(new Order(payment, iban));
        }

        void send() {
            if (orders.isEmpty()) {
                return;
            }
            EntryDraft.Builder entry = EntryDraft.in(run.entity(), Journal.PAY, time.today())
                    .from("pay-run", run.id().value())
                    .key("payrun:" + run.id() + ":sent")
                    .text("ledger.text.wages_sent", Map.of("on", payDay.executedOn()));
            for (Order order : orders) {
                entry.debit(
                        AccountRole.NET_WAGES_PAYABLE,
                        order.payment().amount(),
                        Dim.party(order.payment().worker())
                                .subject(order.payment().payslip().value()));
            }
            Money total = Money.sum(
                    orders.stream().map(order -> order.payment().amount()).toList());
            ledger.post(entry.credit(
                            AccountRole.IN_FLIGHT, total, Dim.subject(run.id().value()))
                    .build());
        }
    }
}
