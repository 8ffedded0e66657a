package coop.ouvrage.payroll.web;

import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What follows an act on a list of payroll's desk: the list anew with a word, or the same page with the reasons of the refusal. */
final class Acted {

    private Acted() {}

    /**
     * @param outcome null when it was refused
     * @param again shows the page with its reasons
     */
    static String on(
            @Nullable Object outcome, String list, String toast, HttpServletResponse response, Supplier<String> again) {
        if (outcome != null) {
            return Toast.redirect(list, toast);
        }
        response.setStatus(422);
        return again.get();
    }
}
