package coop.ouvrage.membership.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Agreement;
import coop.ouvrage.membership.Agreements;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberDecision;
import coop.ouvrage.membership.MemberState;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.RegistrationStep;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.Trade;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.web.PersonForms;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The registration of somebody who has an account: one page for each step, in any order, until it is sent. */
@Controller
class RegistrationPages {

    private static final Map<String, String> FIELDS = Map.of(
            "membership.trade_words_long", "trade_words",
            "membership.shares_count", "shares",
            "membership.agreement_name", "signed_name",
            "membership.agreement_not_accepted", "accepted");

    private final Membership membership;
    private final Admission admission;
    private final Agreements agreements;
    private final Documents documents;
    private final ShareRegister shares;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final PersonForms forms;
    private final CurrentUser user;

    RegistrationPages(
            Membership membership,
            Admission admission,
            Agreements agreements,
            Documents documents,
            ShareRegister shares,
            Parties parties,
            NationalNumbers numbers,
            PersonForms forms,
            CurrentUser user) {
        this.membership = membership;
        this.admission = admission;
        this.agreements = agreements;
        this.documents = documents;
        this.shares = shares;
        this.parties = parties;
        this.numbers = numbers;
        this.forms = forms;
        this.user = user;
    }

    @GetMapping("/join/registration")
    String registration(Form form, Model model) {
        PartyId self = self();
        Member member = membership.find(self).orElseThrow(NotFound::new);
        List<MemberDecision> words = admission.log(self).stream()
                .filter(decision ->
                        decision.kind() == MemberDecision.Kind.ASKED || decision.kind() == MemberDecision.Kind.REFUSED)
                .toList();
        boolean answered = member.state() == MemberState.PROSPECT || member.state() == MemberState.REFUSED;
        model.addAttribute("form", form);
        model.addAttribute(
                "it",
                new RegistrationView(
                        member, membership.missing(self), answered && !words.isEmpty() ? words.getLast() : null));
        return "membership/registration";
    }

    @GetMapping("/join/registration/{slug}")
    String step(@PathVariable String slug, Form form, Words words, Model model) {
        RegistrationStep step = step(slug);
        PartyId self = openRegistration();
        switch (step) {
            case IDENTITY -> forms.fillIdentity(self, form);
            case ADDRESS -> forms.fillAddress(self, form);
            case FAMILY -> forms.fillFamily(self, form);
            case TRADE -> fillTrade(self, form);
            case ACCOUNT, AGREEMENT -> {}
        }
        return show(step, form, words, model);
    }

    @PostMapping("/join/registration/{slug}")
    String save(@PathVariable String slug, Form form, Words words, Model model, HttpServletResponse response) {
        RegistrationStep step = step(slug);
        PartyId self = openRegistration();
        boolean saved = switch (step) {
            case IDENTITY -> forms.saveIdentity(self, form);
            case ADDRESS -> forms.saveAddress(self, form);
            case ACCOUNT -> forms.saveAccount(self, form) != null;
            case FAMILY -> forms.saveFamily(self, form);
            case TRADE -> saveTrade(self, form);
            case AGREEMENT -> sign(self, form, words);
        };
        if (!saved) {
            response.setStatus(422);
            return show(step, form, words, model);
        }
        return membership.missing(self).stream()
                .filter(next -> next != step)
                .findFirst()
                .map(next -> "redirect:/join/registration/" + next.slug())
                .orElse("redirect:/join/registration");
    }

    @PostMapping("/join/registration/send")
    String send(Form form, Model model, HttpServletResponse response) {
        if (form.accept(membership.send(self()), Map.of()) == null) {
            response.setStatus(422);
            return registration(form, model);
        }
        return Toast.redirect("/join/registration", "membership.sent");
    }

    /** The agreement as it was signed. */
    @GetMapping("/join/agreement.pdf")
    ResponseEntity<byte[]> paper() {
        return paperOf(self(), documents);
    }

    static ResponseEntity<byte[]> paperOf(PartyId party, Documents documents) {
        byte[] pdf = documents
                .newest(Agreements.PAPER, party.value())
                .map(document -> documents.render(document.id()))
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }

    private String show(RegistrationStep step, Form form, Words words, Model model) {
        PartyId self = self();
        model.addAttribute("form", form);
        model.addAttribute("step", step);
        model.addAttribute("masked", numbers.masked(self).orElse(""));
        model.addAttribute("name", parties.name(self.value()));
        model.addAttribute("agreement", Agreement.inForce(words.language()));
        model.addAttribute("share", shares.parValue());
        return "membership/step";
    }

    private void fillTrade(PartyId self, Form form) {
        Member member = membership.member(self);
        form.with("trade", member.trade())
                .with("trade_words", member.tradeWords())
                .with("shares", member.sharesWanted());
    }

    private boolean saveTrade(PartyId self, Form form) {
        Trade trade = form.choice("trade", Trade.class);
        BigDecimal wanted = form.number("shares");
        if (trade == null || wanted == null) {
            return false;
        }
        int count = wanted.stripTrailingZeros().scale() <= 0 && wanted.abs().compareTo(BigDecimal.valueOf(999)) <= 0
                ? wanted.intValueExact()
                : -1;
        return form.accept(membership.saveTrade(self, trade, form.text("trade_words"), count), FIELDS) != null;
    }

    private boolean sign(PartyId self, Form form, Words words) {
        return form.accept(
                        agreements.sign(
                                self,
                                words.language(),
                                form.text("text_hash"),
                                form.text("signed_name"),
                                form.isChecked("accepted")),
                        FIELDS)
                != null;
    }

    private static RegistrationStep step(String slug) {
        return Optional.of(slug).flatMap(RegistrationStep::find).orElseThrow(NotFound::new);
    }

    /** Once sent, data change through the profile, so that the team decides on what it sees. */
    private PartyId openRegistration() {
        PartyId self = self();
        Member member = membership.find(self).orElseThrow(NotFound::new);
        boolean open = member.state() == MemberState.PROSPECT || member.state() == MemberState.REFUSED;
        if (!open) {
            throw new coop.ouvrage.refusal.RefusedException(coop.ouvrage.refusal.Refusal.of("membership.sent_already"));
        }
        return self;
    }

    private PartyId self() {
        return user.partyId().map(PartyId::new).orElseThrow(NotFound::new);
    }
}
