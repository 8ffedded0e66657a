package coop.ouvrage.membership.web;

import coop.ouvrage.membership.Member;
import coop.ouvrage.membership.MemberDecision;
import coop.ouvrage.membership.MemberState;
import coop.ouvrage.membership.RegistrationStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registration as the person sees it.
 *
 * @param missing the steps that are not done, in order
 * @param lastWord what the team asked or why it refused; null if it said nothing
 */
public record RegistrationView(
        Member member,
        List<RegistrationStep> missing,
        @Nullable MemberDecision lastWord) {

    public boolean isDone(RegistrationStep step) {
        return !missing.contains(step);
    }

    /** Whether it can be filled in: not sent, or given back. */
    public boolean isOpen() {
        return member.state() == MemberState.PROSPECT || member.state() == MemberState.REFUSED;
    }
}
