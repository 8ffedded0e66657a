package coop.ouvrage.messaging;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Codes of six digits by mail: for signing and for proving an address. One at a time per purpose and subject, five tries, 15 minutes. */
@Service
public class OneTimeCodes {

    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int TRIES = 5;
    private static final int PER_HOUR = 6;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final BusinessTime time;

    OneTimeCodes(JdbcClient jdbc, Messages messages, BusinessTime time) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.time = time;
    }

    /** Mails a new code, which takes the place of an earlier one; more than six within the hour are refused. */
    @Transactional
    public Outcome<UUID> send(String purpose, UUID subject, Message message) {
        int sent = jdbc.sql("""
                insert into one_time_code (purpose, subject_id, code_hash, expires_at, first_at)
                values (:purpose, :subject, '', :now, :now)
                on conflict (purpose, subject_id) do update set
                    sent = case when one_time_code.first_at < :hour then 1 else one_time_code.sent + 1 end,
                    first_at = case when one_time_code.first_at < :hour then :now else one_time_code.first_at end
                returning sent""")
                .param("purpose", purpose)
                .param("subject", subject)
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("hour", time.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (sent > PER_HOUR) {
            return Outcome.refused(Refusal.of("messaging.too_many_codes"));
        }
        String code = Secrets.code();
        jdbc.sql("""
                update one_time_code set code_hash = :hash, expires_at = :until, tries = 0
                where purpose = :purpose and subject_id = :subject""")
                .param("hash", hash(purpose, subject, code))
                .param("until", time.now().plus(LIFE).atOffset(ZoneOffset.UTC))
                .param("purpose", purpose)
                .param("subject", subject)
                .update();
        messages.send(message.oneTimeCode(code));
        return Outcome.done(subject);
    }

    /** Whether this is the code that was sent; a right one is used up. A wrong try counts even if what surrounds it is rolled back; an empty field is no try. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Outcome<UUID> check(String purpose, UUID subject, String typed) {
        if (typed.isBlank()) {
            return Outcome.refused(Refusal.of("messaging.code_missing"));
        }
        boolean tried = jdbc.sql("""
                update one_time_code set tries = tries + 1
                where purpose = :purpose and subject_id = :subject and tries < :most and expires_at > :now and code_hash <> ''""")
                        .param("purpose", purpose)
                        .param("subject", subject)
                        .param("most", TRIES)
                        .param("now", time.now().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (!tried) {
            return Outcome.refused(Refusal.of("messaging.code_over"));
        }
        boolean right = jdbc.sql("""
                update one_time_code set code_hash = ''
                where purpose = :purpose and subject_id = :subject and code_hash = :hash""")
                        .param("purpose", purpose)
                        .param("subject", subject)
                        .param("hash", hash(purpose, subject, typed.replaceAll("\\s", "")))
                        .update()
                == 1;
        return right ? Outcome.done(subject) : Outcome.refused(Refusal.of("messaging.wrong_code"));
    }

    private static String hash(String purpose, UUID subject, String code) {
        return Secrets.hash(purpose + ":" + subject + ":" + code);
    }
}
