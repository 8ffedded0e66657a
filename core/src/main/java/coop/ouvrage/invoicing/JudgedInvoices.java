package coop.ouvrage.invoicing;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** How many drafts of e-invoices the official rules have judged since this process began. */
@Component
public class JudgedInvoices {

    private final AtomicLong judged = new AtomicLong();

    void one() {
        judged.incrementAndGet();
    }

    public long count() {
        return judged.get();
    }
}
