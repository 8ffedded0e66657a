package coop.ouvrage.membership;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.access.UserId;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.messaging.MailLimit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The first step of joining: a mail address, proved by the link that is sent to it. Only the hash of the link is kept. Whether
 * an address is known already is told to its owner by mail, never on the page.
 */
@Service
public class Invitations {

    private static final Duration LIFE = Duration.ofDays(14);

    private final JdbcClient jdbc;
    private final InformationSessions sessions;
    private final MemberAccounts accounts;
    private final Membership membership;
    private final Messages messages;
    private final MailLimit limit;
    private final BusinessTime time;

    Invitations(
            JdbcClient jdbc,
            InformationSessions sessions,
            MemberAccounts accounts,
            Membership membership,
            Messages messages,
            MailLimit limit,
            BusinessTime time) {
        this.jdbc = jdbc;
        this.sessions = sessions;
        this.accounts = accounts;
        this.membership = membership;
        this.messages = messages;
        this.limit = limit;
        this.time = time;
    }

    /**
     * Sends a link to this address; an address that has an account is told to log in. An address that was asked for too often gets no
     * mail, and nobody is told.
     *
     * @param network the address on the net that asks
     * @param session the information session that the person will attend, or null
     */
    @Transactional
    public Outcome<String> invite(String network, String email, String language, @Nullable UUID session) {
        List<Refusal> refusals = PersonDraft.named(PersonName.of("", "x"), Locale.of(language), email)
                .refusals(time.today());
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (session != null
                && sessions.lock(session).filter(found -> !found.isFull()).isEmpty()) {
            return Outcome.refused(Refusal.of("membership.session_full"));
        }
        Outcome<Boolean> asked = limit.ask(network, email);
        if (asked instanceof Outcome.Done<Boolean>(Boolean mayLeave) && mayLeave) {
            mail(email, language, session);
        }
        return asked.map(done -> email);
    }

    private void mail(String email, String language, @Nullable UUID session) {
        if (accounts.exists(email)) {
            messages.send(Message.to(email, language, "membership.mail.known").link("/login"));
            return;
        }
        String token = Secrets.token();
        insert(email, language, session, token);
        messages.send(Message.to(email, language, "membership.mail.invitation").link("/join/invitation/" + token));
    }

    /** The invitation of a link that is neither used nor too old. */
    @Transactional(readOnly = true)
    public Optional<Invitation> find(String token) {
        return jdbc.sql("""
                        select id, email, language from invitation
                         where token_hash = :hash and expires_at > :now and opened_at is null
                        """)
                .param("hash", Secrets.hash(token))
                .param("now", now())
                .query((row, index) -> new Invitation(
                        row.getObject("id", UUID.class), row.getString("email"), row.getString("language")))
                .optional();
    }

    /**
     * Makes person and account of a proved address. The link is used up by it.
     *
     * @throws coop.ouvrage.refusal.RefusedException when the password is weak, which undoes all of it
     */
    @Transactional
    public Outcome<Newcomer> accept(String token, PersonName name, String password) {
        Optional<Invitation> invitation = find(token);
        if (invitation.isEmpty() || !useUp(invitation.get().id())) {
            return Outcome.refused(Refusal.of("membership.invitation_over"));
        }
        Locale language = Locale.of(invitation.get().language());
        PartyId party = membership
                .begin(PersonDraft.named(name, language, invitation.get().email()))
                .orThrow();
        UserId account = accounts.open(party, invitation.get(), name, password).orThrow();
        jdbc.sql("update invitation set party_id = :party where id = :id")
                .param("party", party.value())
                .param("id", invitation.get().id())
                .update();
        return Outcome.done(new Newcomer(party, account));
    }

    /** A person who just got an account. */
    public record Newcomer(PartyId party, UserId account) {}

    /** Of two openings at the same instant one gets it. */
    private boolean useUp(UUID id) {
        return jdbc.sql("update invitation set opened_at = :now where id = :id and opened_at is null")
                        .param("now", now())
                        .param("id", id)
                        .update()
                == 1;
    }

    private void insert(String email, String language, @Nullable UUID session, String token) {
        jdbc.sql("""
                insert into invitation (id, email, language, session_id, token_hash, invited_at, expires_at)
                values (:id, :email, :language, :session, :hash, :now, :expires)
                """)
                .param("id", TimeOrderedId.next())
                .param("email", email)
                .param("language", language)
                .param("session", session)
                .param("hash", Secrets.hash(token))
                .param("now", now())
                .param("expires", now().plus(LIFE))
                .update();
    }

    private OffsetDateTime now() {
        return time.now().atOffset(ZoneOffset.UTC);
    }
}
