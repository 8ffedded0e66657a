package coop.ouvrage.royalties.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.royalties.Concession;
import coop.ouvrage.royalties.ConcessionDraft;
import coop.ouvrage.royalties.Royalty;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the form of a concession: the proposer's own part first, then other authors by e-mail address. */
@Component
public class ConcessionForm {

    /** Lines for other authors; more are proposed by the programming interface. */
    public static final int OTHERS = 3;

    private final Parties parties;

    ConcessionForm(Parties parties) {
        this.parties = parties;
    }

    /** Null with words on the form where something cannot be read. */
    @Nullable
    ConcessionDraft read(Form form, UUID self) {
        UUID unit = form.id("unit");
        UUID invoice = form.id("invoice");
        Money gross = form.money("gross");
        LocalDate from = form.day("from");
        LocalDate until = form.dayIfGiven("until");
        List<ConcessionDraft.Part> authors = authors(form, self);
        if (unit == null || invoice == null || gross == null || from == null || form.isRefused()) {
            return null;
        }
        return new ConcessionDraft(
                unit,
                invoice,
                authors,
                form.text("work"),
                form.text("uses"),
                form.text("territory"),
                form.isChecked("exclusive"),
                from,
                until,
                gross);
    }

    /** What a concession that ends says, for the time after it; only who proposed it gave the addresses of the other authors. */
    Form renewing(Form form, Concession ending, UUID self) {
        LocalDate until = ending.until();
        form.with("work", ending.work())
                .with("uses", ending.uses())
                .with("territory", ending.territory())
                .with("exclusive", ending.exclusive() ? "on" : null)
                .with("from", until == null ? null : until.plusDays(1));
        int line = 0;
        for (Royalty royalty : ending.royalties()) {
            String share = royalty.percent().stripTrailingZeros().toPlainString();
            if (royalty.author().equals(self)) {
                form.with("share_0", share);
            } else if (ending.proposedBy().equals(self) && ++line <= OTHERS) {
                form.with(
                                "email_" + line,
                                parties.email(new PartyId(royalty.author())).orElse(""))
                        .with("share_" + line, share);
            }
        }
        return form;
    }

    /** Whether the line of another author, or one after it, holds something or was refused. */
    public static boolean isUsed(Form form, int line) {
        return IntStream.rangeClosed(line, OTHERS)
                .mapToObj(each -> List.of("email_" + each, "share_" + each))
                .flatMap(List::stream)
                .anyMatch(field ->
                        !form.text(field).isEmpty() || !form.errors(field).isEmpty());
    }

    private List<ConcessionDraft.Part> authors(Form form, UUID self) {
        List<ConcessionDraft.Part> authors = new ArrayList<>();
        if (!form.text("share_0").isBlank()) {
            part(form, self, "share_0", authors);
        }
        for (int i = 1; i <= OTHERS; i++) {
            String email = form.text("email_" + i).strip();
            if (!email.isEmpty()) {
                // The same words for a stranger and for somebody without share: the form tells nobody who is a member.
                List<PartyId> people = parties.people(email);
                if (people.size() == 1) {
                    part(form, people.getFirst().value(), "share_" + i, authors);
                } else {
                    form.refuse("email_" + i, Refusal.of("royalties.author_without_share"));
                }
            }
        }
        return authors;
    }

    private static void part(Form form, UUID author, String field, List<ConcessionDraft.Part> authors) {
        BigDecimal percent = form.number(field);
        if (percent != null) {
            authors.add(new ConcessionDraft.Part(author, percent));
        }
    }
}
