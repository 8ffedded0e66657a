package coop.ouvrage.parties.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.FamilySituations;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A person's own data: seen, corrected, and the account for pay changed. */
@Controller
class IdentityPages {

    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final FamilySituations families;
    private final PersonForms forms;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final BusinessTime time;

    IdentityPages(
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            FamilySituations families,
            PersonForms forms,
            StepUp stepUp,
            CurrentUser user,
            BusinessTime time) {
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.families = families;
        this.forms = forms;
        this.stepUp = stepUp;
        this.user = user;
        this.time = time;
    }

    @GetMapping("/profile/identity")
    String identity(Model model) {
        model.addAttribute("it", view());
        return "parties/identity";
    }

    @GetMapping("/profile/identity/edit")
    String editIdentity(Form form, Model model) {
        forms.fillIdentity(self(), form);
        return edit("identity", form, model);
    }

    @PostMapping("/profile/identity/edit")
    String saveIdentity(Form form, Model model, HttpServletResponse response) {
        return saved(forms.saveIdentity(self(), form), "identity", form, model, response);
    }

    @GetMapping("/profile/address")
    String editAddress(Form form, Model model) {
        forms.fillAddress(self(), form);
        return edit("address", form, model);
    }

    @PostMapping("/profile/address")
    String saveAddress(Form form, Model model, HttpServletResponse response) {
        return saved(forms.saveAddress(self(), form), "address", form, model, response);
    }

    @GetMapping("/profile/family")
    String editFamily(Form form, Model model) {
        forms.fillFamily(self(), form);
        return edit("family", form, model);
    }

    @PostMapping("/profile/family")
    String saveFamily(Form form, Model model, HttpServletResponse response) {
        return saved(forms.saveFamily(self(), form), "family", form, model, response);
    }

    @GetMapping("/profile/accounts")
    String accounts(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("it", view());
        return "parties/accounts";
    }

    @PostMapping("/profile/accounts")
    String giveAccount(Form form, Model model, HttpServletResponse response) {
        PayoutAccount account = forms.saveAccount(self(), form);
        if (account == null) {
            response.setStatus(422);
            return accounts(form, model);
        }
        return Toast.redirect("/profile/accounts", account.awaitsConfirmation() ? "parties.confirm" : "parties.saved");
    }

    /** The second factor is asked first; its page leads back here. */
    @PostMapping("/profile/accounts/{account}/confirm")
    String confirm(@PathVariable UUID account) {
        stepUp.require(StepUp.RECENT);
        accounts.confirm(self(), account).orThrow();
        return Toast.redirect("/profile/accounts", "parties.confirmed");
    }

    @PostMapping("/profile/accounts/{account}/cancel")
    String cancel(@PathVariable UUID account) {
        accounts.cancel(self(), account).orThrow();
        return Toast.redirect("/profile/accounts", "parties.cancelled");
    }

    private String saved(boolean saved, String part, Form form, Model model, HttpServletResponse response) {
        if (saved) {
            return Toast.redirect("/profile/identity", "parties.saved");
        }
        response.setStatus(422);
        return edit(part, form, model);
    }

    private String edit(String part, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("part", part);
        model.addAttribute("masked", numbers.masked(self()).orElse(""));
        return "parties/edit";
    }

    private IdentityView view() {
        PartyId self = self();
        return new IdentityView(
                parties.person(self),
                numbers.read(self, "parties.own_page")
                        .map(number -> number.display())
                        .orElse(null),
                accounts.payoutIban(self, time.today()).orElse(null),
                accounts.history(self),
                families.of(self, time.today().getYear()).orElse(null),
                time.today());
    }

    private PartyId self() {
        return user.partyId().map(PartyId::new).orElseThrow(NotFound::new);
    }
}
