package coop.ouvrage.shifts;

import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.invoicing.CollectiveInvoices;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.words.Texts;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Hours that were corrected after their invoice: noted at once, and given back on a credit note where they are less. */
@Component
class HourCorrections {

    private final BilledStore billed;
    private final Contracts contracts;
    private final CollectiveInvoices invoices;
    private final Clients clients;
    private final BillingTrouble trouble;
    private final Texts texts;

    HourCorrections(
            BilledStore billed,
            Contracts contracts,
            CollectiveInvoices invoices,
            Clients clients,
            BillingTrouble trouble,
            Texts texts) {
        this.billed = billed;
        this.contracts = contracts;
        this.invoices = invoices;
        this.clients = clients;
        this.trouble = trouble;
        this.texts = texts;
    }

    /** Work that an invoice bears was corrected: notes the difference until a document bears it. */
    @Transactional
    void corrected(UUID contract) {
        List<Billed> known = billed.ofContract(contract);
        if (known.isEmpty()) {
            return;
        }
        int now =
                WeekBill.paidMinutes(contracts.find(new ContractId(contract)).orElseThrow(NoSuchElementException::new));
        int more = now - known.stream().mapToInt(Billed::minutes).sum();
        for (Billed one : known) {
            int change = more > 0 ? more : Math.max(more, -one.minutes());
            billed.change(one, change);
            more -= change;
        }
    }

    /** Credit notes for work that was corrected to less: one for each invoice, on the lines of the people concerned. */
    void giveBack(ShiftAgreement agreement) {
        billed.changed(agreement.id()).stream()
                .filter(one -> one.change() < 0)
                .map(Billed::invoice)
                .distinct()
                .forEach(invoice -> giveBack(agreement, invoice));
    }

    private void giveBack(ShiftAgreement agreement, UUID invoice) {
        Map<Integer, Integer> before = new TreeMap<>();
        Map<Integer, Integer> after = new TreeMap<>();
        for (Billed one : billed.onInvoice(invoice)) {
            before.merge(one.line(), one.minutes(), Integer::sum);
            after.merge(one.line(), one.minutes() + Math.min(0, one.change()), Integer::sum);
        }
        Map<Integer, Money> nets = new TreeMap<>();
        before.forEach((line, minutes) -> {
            Money less = WeekBill.price(agreement, minutes)
                    .minus(WeekBill.price(agreement, Objects.requireNonNull(after.get(line))));
            if (less.isPositive()) {
                nets.put(line, less);
            }
        });
        String language = clients.get(agreement.client()).language().getLanguage();
        Outcome<InvoiceId> note = nets.isEmpty()
                ? Outcome.done(new InvoiceId(invoice))
                : invoices.credit(new InvoiceId(invoice), nets, texts.get(language, "shifts.bill.corrected"));
        if (note.isDone()) {
            billed.givenBack(invoice);
        }
        trouble.tell(agreement, note);
    }
}
