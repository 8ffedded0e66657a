package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sales.SaleRequest.State;
import coop.ouvrage.unit.Units;
import coop.ouvrage.words.Formats;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues by itself what comes again, on its day; days that were jumped are made up for. What cannot be issued is told to the adviser and
 * tried again each morning.
 */
@Component
class SaleSchedules {

    static final String REFUSED = "sales.recurring_refused";

    /** In a title: the month that the invoice is for. */
    private static final Pattern MONTH = Pattern.compile("\\[(mois|maand|Monat|month)\\]");

    private static final int MOST = 5_000;

    private final RequestStore store;
    private final Invoices invoices;
    private final Units units;
    private final Worklist worklist;
    private final CurrentUser user;

    SaleSchedules(RequestStore store, Invoices invoices, Units units, Worklist worklist, CurrentUser user) {
        this.store = store;
        this.invoices = invoices;
        this.units = units;
        this.worklist = worklist;
        this.user = user;
    }

    @EventListener
    @Order(DayOrder.INVOICING)
    @Transactional
    void morning(DayBegan event) {
        user.asSystem(() -> issueDue(event.day()));
    }

    private void issueDue(LocalDate day) {
        List<SaleRequest> due = store.due(day, MOST);
        if (due.isEmpty()) {
            return;
        }
        List<Outcome<InvoiceId>> answers =
                invoices.issueAll(due.stream().map(SaleSchedules::dated).toList());
        for (int i = 0; i < due.size(); i++) {
            follow(due.get(i), answers.get(i));
        }
    }

    private void follow(SaleRequest request, Outcome<InvoiceId> answer) {
        switch (answer) {
            case Outcome.Refused<InvoiceId>(List<Refusal> refusals) ->
                worklist.open(Item.of(
                                Queue.INVOICING,
                                REFUSED,
                                "sale-request",
                                request.id(),
                                Role.ADVISER,
                                "/sales/" + request.id())
                        .about(units.get(request.unit()).holder())
                        .with("title", request.sale().title()));
            case Outcome.Done<InvoiceId>(InvoiceId invoice) -> {
                store.issued(request.id(), invoice, request.nextOn());
                LocalDate next = Objects.requireNonNull(request.repeat()).after(request.runs() + 1);
                store.state(request.id(), next == null ? State.ENDED : State.RUNNING, next);
                worklist.close(REFUSED, request.id(), "issued");
            }
        }
    }

    private static Sale dated(SaleRequest request) {
        LocalDate day = Objects.requireNonNull(request.nextOn());
        Sale sale = request.sale();
        String month = day.format(DateTimeFormatter.ofPattern(
                "LLLL uuuu", Formats.of(sale.language()).locale()));
        return sale.on(day).entitled(MONTH.matcher(sale.title()).replaceAll(Matcher.quoteReplacement(month)));
    }
}
