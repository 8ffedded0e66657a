package coop.ouvrage.messaging;

import coop.ouvrage.access.Secrets;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps strangers from having mails sent in heaps: to one address, and from one network whatever the addresses. Counts every request,
 * of known and unknown addresses alike, so that its answer tells nothing about who is known. Knows both by hash only.
 */
@Service
public class MailLimit {

    private static final int PER_ADDRESS = 4;
    private static final int PER_NETWORK = 30;
    private static final Duration SPAN = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final BusinessTime time;

    MailLimit(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /**
     * Counts a request for a mail to an address.
     *
     * @param network the address on the net that asks
     * @return whether the mail may leave: after four within the hour none does, and nobody is told; refused when the network has asked
     *     thirty times within the hour
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Outcome<Boolean> ask(String network, String address) {
        if (count("network:" + net(network)) > PER_NETWORK) {
            return Outcome.refused(Refusal.of("messaging.too_many_mails"));
        }
        return Outcome.done(count("address:" + address.strip().toLowerCase(Locale.ROOT)) <= PER_ADDRESS);
    }

    private int count(String subject) {
        return jdbc.sql("""
                insert into mail_limit (subject, asked, since) values (:subject, 1, :now)
                on conflict (subject) do update set
                    asked = case when mail_limit.since < :before then 1 else mail_limit.asked + 1 end,
                    since = case when mail_limit.since < :before then excluded.since else mail_limit.since end
                returning asked""")
                .param("subject", Secrets.hash(subject))
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("before", time.now().minus(SPAN).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** Of IPv6 the first half: one subscriber has all of the second. */
    private static String net(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 8 ? address : String.join(":", Arrays.copyOf(parts, 4));
    }

    @EventListener
    @Transactional
    void forget(DayBegan day) {
        jdbc.sql("delete from mail_limit where since < :before")
                .param("before", time.now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .update();
    }
}
