package coop.ouvrage.membership.web;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.membership.Admission;
import coop.ouvrage.membership.Agreements;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberDecision;
import coop.ouvrage.membership.MemberList;
import coop.ouvrage.membership.MemberPage;
import coop.ouvrage.membership.MemberRow;
import coop.ouvrage.membership.MemberState;
import coop.ouvrage.membership.Membership;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The team's list of members, and the file of one, where a registration is decided on. */
@Controller
class DeskMemberPages {

    private final MemberList list;
    private final Membership membership;
    private final Admission admission;
    private final ShareRegister shares;
    private final TrialJobs trialJobs;
    private final Parties parties;
    private final NationalNumbers numbers;
    private final PayoutAccounts accounts;
    private final Documents documents;
    private final BusinessTime time;

    DeskMemberPages(
            MemberList list,
            Membership membership,
            Admission admission,
            ShareRegister shares,
            TrialJobs trialJobs,
            Parties parties,
            NationalNumbers numbers,
            PayoutAccounts accounts,
            Documents documents,
            BusinessTime time) {
        this.list = list;
        this.membership = membership;
        this.admission = admission;
        this.shares = shares;
        this.trialJobs = trialJobs;
        this.parties = parties;
        this.numbers = numbers;
        this.accounts = accounts;
        this.documents = documents;
        this.time = time;
    }

    @GetMapping("/desk/members")
    String members(ListQuery query, Model model) {
        MemberPage found = find(query, query.offset(), ListQuery.SIZE);
        model.addAttribute("members", new Slice<MemberRow>(found.members(), query, found.total()));
        return "membership/desk_members";
    }

    private MemberPage find(ListQuery query, int offset, int limit) {
        MemberState state = Arrays.stream(MemberState.values())
                .filter(candidate -> candidate.name().equals(query.filter()))
                .findFirst()
                .orElse(null);
        return list.search(query.search(), state, query.sort(), query.descending(), offset, limit);
    }

    @GetMapping("/desk/members/export")
    ResponseEntity<byte[]> export(ListQuery query, @RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of("number", "name", "email", "trade", "state", "admitted", "shares")
                .map(column -> words.t("membership.column." + column))
                .toList();
        List<List<@Nullable Object>> rows = find(query, 0, 100_000).members().stream()
                .map(member -> row(member, words))
                .toList();
        return Export.as(format, new Sheet("members", columns, rows));
    }

    private static List<@Nullable Object> row(MemberRow member, Words words) {
        return Arrays.asList(
                member.number(),
                member.name(),
                member.email(),
                member.trade() == null ? null : words.t("membership.trade." + member.trade()),
                words.t("membership.state." + member.state()),
                member.admittedOn(),
                member.paidShares());
    }

    @GetMapping("/desk/members/{id}")
    String member(@PathVariable UUID id, Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("it", view(new PartyId(id)));
        model.addAttribute("today", time.today());
        return "membership/desk_member";
    }

    private DeskMemberView view(PartyId party) {
        Member member = membership.find(party).orElseThrow(NotFound::new);
        List<MemberDecision> log = admission.log(party);
        Map<UUID, String> names = parties.names(log.stream()
                .map(MemberDecision::by)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return new DeskMemberView(
                member,
                parties.person(party),
                numbers.masked(party).orElse(null),
                membership.missing(party),
                accounts.history(party),
                shares.holding(party),
                trialJobs.jobsWithoutShareLeft(party),
                shares.extract(party),
                log,
                names,
                documents.newest(Agreements.PAPER, party.value()).isPresent());
    }

    @GetMapping("/desk/members/{id}/agreement.pdf")
    ResponseEntity<byte[]> paper(@PathVariable UUID id) {
        PartyId party = new PartyId(id);
        admission.log(party);
        return RegistrationPages.paperOf(party, documents);
    }

    @PostMapping("/desk/members/{id}/{decision}")
    String decide(
            @PathVariable UUID id,
            @PathVariable String decision,
            Form form,
            Model model,
            HttpServletResponse response) {
        PartyId party =
                membership.find(new PartyId(id)).orElseThrow(NotFound::new).party();
        Outcome<PartyId> outcome = switch (decision) {
            case "admit" -> admission.admit(party);
            case "ask" -> admission.ask(party, form.text("reason"));
            case "refuse" -> admission.refuse(party, form.text("reason"));
            default -> throw new NotFound();
        };
        if (form.accept(outcome, Map.of("membership.reason_missing", "reason")) == null) {
            response.setStatus(422);
            return member(id, form, model);
        }
        return Toast.redirect("/desk/members/" + id, "membership." + decision);
    }

    /** Lets a changed account be paid at once, after a call back to a number known before. */
    @PostMapping("/desk/members/{id}/accounts/{account}/release")
    String release(
            @PathVariable UUID id, @PathVariable UUID account, Form form, Model model, HttpServletResponse response) {
        var outcome = accounts.release(new PartyId(id), account, form.text("heard"));
        outcome.refusals().forEach(refusal -> form.refuse("heard", refusal));
        if (!outcome.isDone()) {
            response.setStatus(422);
            return member(id, form, model);
        }
        return Toast.redirect("/desk/members/" + id, "membership.released");
    }
}
