package coop.ouvrage.membership.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Agreement;
import coop.ouvrage.membership.Agreements;
import coop.ouvrage.membership.Holding;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberList;
import coop.ouvrage.membership.MemberRow;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.membership.Trade;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import coop.ouvrage.web.Words;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Members and shares for programs. */
@RestController
@RequestMapping("/api/v1/members")
class MemberApi {

    private final MemberList list;
    private final Membership membership;
    private final Admission admission;
    private final ShareRegister shares;
    private final Agreements agreements;
    private final CurrentUser user;

    MemberApi(
            MemberList list,
            Membership membership,
            Admission admission,
            ShareRegister shares,
            Agreements agreements,
            CurrentUser user) {
        this.list = list;
        this.membership = membership;
        this.admission = admission;
        this.shares = shares;
        this.agreements = agreements;
        this.user = user;
    }

    /** Where somebody stands, and what is missing before the registration can be sent. */
    record MemberJson(UUID id, String state, @Nullable Integer number, List<String> missing) {}

    record TradeJson(Trade trade, @Nullable String words, int shares) {}

    record PointJson(String heading, String words) {}

    record AgreementJson(
            String version,
            String title,
            List<PointJson> points,
            String textHash,
            @Nullable Instant signedAt) {}

    /** @param signedName the person's name, as typed to sign */
    record AgreementSignature(String textHash, String signedName, boolean accepted) {}

    /** What somebody owns; amounts as decimals. */
    record SharesJson(int shares, int paidShares, String called, String paid, boolean shareholder) {

        static SharesJson of(Holding holding) {
            return new SharesJson(
                    holding.shares(),
                    holding.paidShares(),
                    holding.called().toString(),
                    holding.paid().toString(),
                    holding.isShareholder());
        }
    }

    /** How many shares to take. */
    record Take(int shares) {}

    /** What to pay, with which reference. */
    record SubscriptionJson(UUID id, int shares, String due, String reference) {

        static SubscriptionJson of(ShareSubscription subscription) {
            return new SubscriptionJson(
                    subscription.id(),
                    subscription.shares(),
                    subscription.due().toString(),
                    subscription.reference().display());
        }
    }

    @GetMapping
    CursorPage<MemberRow> members(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<MemberRow> found = list.following(q, after, size + 1);
        return CursorPage.of(found, size, member -> member.party().toString());
    }

    @GetMapping("/me")
    MemberJson me() {
        return json(self());
    }

    /** Sends one's own registration. */
    @PostMapping("/me/registration")
    MemberJson send() {
        membership.send(self()).orThrow();
        return json(self());
    }

    @GetMapping("/me/shares")
    SharesJson shares() {
        return SharesJson.of(shares.holding(self()));
    }

    @PostMapping("/me/shares")
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionJson take(@RequestBody Take body) {
        return SubscriptionJson.of(shares.subscribe(self(), body.shares()).orThrow());
    }

    /** The trade somebody comes with, and how many shares they want at admission. */
    @PostMapping("/me/trade")
    MemberJson trade(@RequestBody TradeJson body) {
        membership
                .saveTrade(self(), body.trade(), body.words() == null ? "" : body.words(), body.shares())
                .orThrow();
        return json(self());
    }

    /** The agreement in force, in the reader's language; its hash is given back to sign it. */
    @GetMapping("/me/agreement")
    AgreementJson agreement(Words words) {
        Agreement agreement = Agreement.inForce(words.language());
        return new AgreementJson(
                agreement.version(),
                agreement.title(),
                agreement.points().stream()
                        .map(point -> new PointJson(point.heading(), point.words()))
                        .toList(),
                agreement.textHash(),
                agreements.signed(self()).map(signed -> signed.signedAt()).orElse(null));
    }

    @PostMapping("/me/agreement")
    MemberJson sign(@RequestBody AgreementSignature body, Words words) {
        agreements
                .sign(self(), words.language(), body.textHash(), body.signedName(), body.accepted())
                .orThrow();
        return json(self());
    }

    @GetMapping("/{id}")
    MemberJson member(@PathVariable UUID id) {
        PartyId party = known(id);
        admission.log(party);
        return json(party);
    }

    /** Asks the person for something that is missing. */
    @PostMapping("/{id}/question")
    MemberJson ask(@PathVariable UUID id, @RequestBody Reason body) {
        admission.ask(known(id), body.reason()).orThrow();
        return json(known(id));
    }

    @PostMapping("/{id}/refusal")
    MemberJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        admission.refuse(known(id), body.reason()).orThrow();
        return json(known(id));
    }

    @PostMapping("/{id}/admission")
    MemberJson admit(@PathVariable UUID id) {
        admission.admit(known(id)).orThrow();
        return json(known(id));
    }

    private PartyId known(UUID id) {
        return membership.find(new PartyId(id)).orElseThrow(NotFound::new).party();
    }

    private MemberJson json(PartyId party) {
        Member member = membership.find(party).orElseThrow(NotFound::new);
        List<String> missing =
                membership.missing(party).stream().map(step -> step.slug()).toList();
        return new MemberJson(party.value(), member.state().name(), member.number(), missing);
    }

    private PartyId self() {
        return user.partyId().map(PartyId::new).orElseThrow(NotFound::new);
    }
}
