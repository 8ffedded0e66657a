package coop.ouvrage.ledger.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where documents have their pages, by the word with which their entries name them. */
final class DocumentPages {

    private static final Map<String, String> PAGES = Map.of(
            "invoice", "/invoices/",
            "credit-note", "/invoices/",
            "contract", "/contracts/",
            "payslip", "/payslips/",
            "job", "/jobs/",
            "purchase", "/purchases/",
            "internal-invoice", "/internal/",
            "till-day", "/till/",
            "payrun", "/desk/payruns/");

    private DocumentPages() {}

    static boolean known(String sourceType) {
        return PAGES.containsKey(sourceType);
    }

    static @Nullable String of(String sourceType, UUID source) {
        String page = PAGES.get(sourceType);
        return page == null ? null : page + source;
    }
}
