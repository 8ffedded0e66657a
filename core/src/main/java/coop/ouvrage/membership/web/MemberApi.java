package coop.ouvrage.membership.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Holding;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberList;
import coop.ouvrage.membership.MemberPage;
import coop.ouvrage.membership.MemberRow;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
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
    private final CurrentUser user;

    MemberApi(MemberList list, Membership membership, Admission admission, ShareRegister shares, CurrentUser user) {
        this.list = list;
        this.membership = membership;
        this.admission = admission;
        this.shares = shares;
        this.user = user;
    }

    /** Where somebody stands, and what is missing before the registration can be sent. */
    record MemberJson(UUID id, String state, @Nullable Integer number, List<String> missing) {}

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
            @RequestParam(defaultValue = "0") String cursor) {
        int size = CursorPage.limit(limit);
        int offset = cursor.matches("[0-9]{1,7}") ? Integer.parseInt(cursor) : 0;
        MemberPage found = list.search(q, null, "name", false, offset, size + 1);
        return CursorPage.of(found.members(), size, last -> String.valueOf(offset + size));
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

    @PostMapping("/{id}/admission")
    MemberJson admit(@PathVariable UUID id) {
        PartyId party =
                membership.find(new PartyId(id)).orElseThrow(NotFound::new).party();
        admission.admit(party).orThrow();
        return json(party);
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
