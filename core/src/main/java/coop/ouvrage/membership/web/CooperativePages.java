package coop.ouvrage.membership.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareEntry;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.money.Iban;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** My co-operative: shares, taking more, paying them, and the extract of the register. */
@Controller
class CooperativePages {

    private static final String COOPERATIVE = "COOP";

    private final Membership membership;
    private final ShareRegister shares;
    private final TrialJobs trialJobs;
    private final LegalEntities entities;
    private final CurrentUser user;
    private final BankAccounts accounts;

    CooperativePages(
            Membership membership,
            ShareRegister shares,
            TrialJobs trialJobs,
            LegalEntities entities,
            CurrentUser user,
            BankAccounts accounts) {
        this.membership = membership;
        this.shares = shares;
        this.trialJobs = trialJobs;
        this.entities = entities;
        this.user = user;
        this.accounts = accounts;
    }

    @GetMapping("/cooperative")
    String cooperative(Form form, Model model) {
        PartyId self = self();
        ShareSubscription unpaid = shares.unpaid(self).orElse(null);
        model.addAttribute("form", form.with("shares", 1));
        model.addAttribute(
                "it",
                new CooperativeView(
                        membership.find(self).orElse(null),
                        shares.holding(self),
                        trialJobs.jobsWithoutShareLeft(self),
                        shares.parValue(),
                        unpaid,
                        payment(unpaid),
                        shares.extract(self)));
        return "membership/cooperative";
    }

    private @Nullable SharePayment payment(@Nullable ShareSubscription unpaid) {
        Iban account = accounts.receiving(COOPERATIVE).orElse(null);
        return unpaid == null || account == null
                ? null
                : SharePayment.of(entities.get(COOPERATIVE).name(), account, unpaid);
    }

    @PostMapping("/cooperative/shares")
    String subscribe(Form form, Model model, HttpServletResponse response) {
        BigDecimal number = form.number("shares");
        if (number == null
                || form.accept(shares.subscribe(self(), whole(number)), Map.of("membership.shares_count", "shares"))
                        == null) {
            response.setStatus(422);
            return cooperative(form, model);
        }
        return Toast.redirect("/cooperative", "membership.subscribed");
    }

    /** A count of shares; what is none becomes zero, which the register refuses. */
    static int whole(BigDecimal number) {
        boolean whole =
                number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(BigDecimal.valueOf(9999)) <= 0;
        return whole ? number.intValueExact() : 0;
    }

    @GetMapping("/cooperative/register")
    ResponseEntity<byte[]> extract(@RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of("sequence", "date", "kind", "shares", "called", "paid", "hash")
                .map(column -> words.t("membership.column." + column))
                .toList();
        List<List<@Nullable Object>> rows =
                shares.extract(self()).stream().map(entry -> row(entry, words)).toList();
        return Export.as(format, new Sheet("register-extract", columns, rows));
    }

    private static List<@Nullable Object> row(ShareEntry entry, Words words) {
        return Arrays.asList(
                entry.sequence(),
                entry.effectiveOn(),
                words.t("membership.entry." + entry.kind()),
                entry.shares(),
                entry.called(),
                entry.paid(),
                entry.hash());
    }

    private PartyId self() {
        return user.partyId().map(PartyId::new).orElseThrow(NotFound::new);
    }
}
