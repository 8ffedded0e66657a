package coop.ouvrage.employment.web;

import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.DeclarationState;
import coop.ouvrage.employment.Reconciliation.Difference;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How states look. Public for templates. */
public final class ContractMarks {

    private ContractMarks() {}

    public static Mark of(ContractState state) {
        return switch (state) {
            case DECLARED, RUNNING, DONE -> Mark.GOOD;
            case REFUSED -> Mark.STOP;
            case SENT, SIGNED -> Mark.WAIT;
            case DRAFT, CANCELLED -> Mark.NONE;
        };
    }

    public static Mark of(DeclarationState state) {
        return switch (state) {
            case ACCEPTED -> Mark.GOOD;
            case REFUSED, SILENT -> Mark.STOP;
            case DROPPED -> Mark.NONE;
            default -> Mark.WAIT;
        };
    }

    /** In what authority and house differ, each as a sentence. */
    public static List<String> details(Difference one, Words words) {
        List<String> told = new ArrayList<>();
        if (one.ours() != null && one.theirs() != null) {
            if (!Objects.equals(one.ours().to(), one.theirs().to())) {
                told.add(words.t(
                        "employment.reconciliation.ends",
                        "ours",
                        end(one.ours().to(), words),
                        "theirs",
                        end(one.theirs().to(), words)));
            }
            if (one.ours().plannedHours() != 0
                    && one.ours().plannedHours() != one.theirs().plannedHours()) {
                told.add(words.t(
                        "employment.reconciliation.hours",
                        "ours",
                        one.ours().plannedHours(),
                        "theirs",
                        one.theirs().plannedHours()));
            }
        }
        return told;
    }

    private static String end(@Nullable LocalDate day, Words words) {
        return day == null ? words.t("employment.reconciliation.no_end") : words.date(day);
    }
}
