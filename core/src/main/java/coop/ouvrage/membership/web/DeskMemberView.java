package coop.ouvrage.membership.web;

import coop.ouvrage.membership.Holding;
import coop.ouvrage.membership.JobsLeft;
import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberDecision;
import coop.ouvrage.membership.RegistrationStep;
import coop.ouvrage.membership.ShareEntry;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.parties.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's file as the team sees it: identity and admission, nothing of pay.
 *
 * @param maskedNumber the national number, masked; null if none was given
 * @param accounts accounts for pay, the newest first; shown by their end only
 * @param names of the people in the log
 */
public record DeskMemberView(
        Member member,
        Person person,
        @Nullable String maskedNumber,
        List<RegistrationStep> missing,
        List<PayoutAccount> accounts,
        Holding holding,
        JobsLeft jobsLeft,
        List<ShareEntry> entries,
        List<MemberDecision> log,
        Map<UUID, String> names,
        boolean hasPaper) {

    public String name(@Nullable UUID person) {
        return person == null ? "" : names.getOrDefault(person, "");
    }
}
