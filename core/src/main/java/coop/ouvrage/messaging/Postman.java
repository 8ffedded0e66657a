package coop.ouvrage.messaging;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.words.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries mails from the outbox to the mail server. Several nodes share the work: each mail is locked while it is on its way. A mail
 * may arrive twice if a node dies between server and commit; it is never lost. Without a mail server (a demo) mails stay in the outbox.
 */
@Component
public class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    static final int LAST_ATTEMPT = 8;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final TransactionTemplate transaction;
    private final ObjectProvider<JavaMailSender> server;
    private final Texts texts;
    private final CurrentUser user;
    private final Outgoing outgoing;
    private final String from;
    private final boolean demo;

    Postman(
            JdbcClient jdbc,
            Messages messages,
            TransactionTemplate transaction,
            ObjectProvider<JavaMailSender> server,
            Texts texts,
            CurrentUser user,
            Outgoing outgoing,
            @Value("${ouvrage.mail.from:ouvrage@localhost}") String from,
            @Value("${ouvrage.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.transaction = transaction;
        this.server = server;
        this.texts = texts;
        this.user = user;
        this.outgoing = outgoing;
        this.from = from;
        this.demo = demo;
    }

    private record Letter(
            UUID id,
            String address,
            String language,
            String subject,
            String body,
            @Nullable String link,
            @Nullable String code) {}

    @Scheduled(fixedDelay = 5_000, initialDelay = 10_000)
    void round() {
        deliver();
    }

    /** Sends what waits; answers how many left. */
    public int deliver() {
        JavaMailSender sender = server.getIfAvailable();
        if (sender == null || pause().isPresent()) {
            return 0;
        }
        messages.written();
        int sent = 0;
        while (Boolean.TRUE.equals(user.asSystem(() -> transaction.execute(status -> one(sender))))) {
            sent++;
        }
        return sent;
    }

    /** Why no mail leaves: a code. */
    Optional<String> pause() {
        if (demo) {
            return Optional.of("demo");
        }
        if (server.getIfAvailable() == null) {
            return Optional.of("no_server");
        }
        return outgoing.pause();
    }

    private boolean one(JavaMailSender sender) {
        Optional<Letter> next =
                jdbc.sql("""
                select id, address, language, subject, body, link, code from outgoing_message
                where sent_at is null and attempts < :last
                  and (claimed_at is null or claimed_at < clock_timestamp() - (interval '30 seconds' * power(2, attempts)))
                order by queued_at limit 1 for update skip locked""").param("last", LAST_ATTEMPT).query(Letter.class).optional();
        next.ifPresent(letter -> carry(sender, letter));
        return next.isPresent();
    }

    private void carry(JavaMailSender sender, Letter letter) {
        try {
            sender.send(mime(sender, letter));
            jdbc.sql("""
                    update outgoing_message set sent_at = clock_timestamp(), attempts = attempts + 1, link = null, code = null
                    where id = :id""").param("id", letter.id()).update();
        } catch (MailException | MessagingException e) {
            LOG.warn("mail {} did not leave: {}", letter.id(), e.getClass().getSimpleName());
            jdbc.sql("""
                    update outgoing_message set claimed_at = clock_timestamp(), attempts = attempts + 1, last_error = :error
                    where id = :id""")
                    .param("error", e.getClass().getSimpleName())
                    .param("id", letter.id())
                    .update();
        }
    }

    private MimeMessage mime(JavaMailSender sender, Letter letter) throws MessagingException {
        MimeMessage mime = sender.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(mime, true, "UTF-8");
        helper.setFrom(from);
        helper.setTo(letter.address());
        helper.setSubject(letter.subject());
        String greeting = texts.get(letter.language(), "messaging.foot");
        LetterText text = new LetterText(
                letter.language(),
                texts.get(letter.language(), "messaging.open"),
                greeting,
                List.of(letter.body().split("\n")),
                letter.link(),
                letter.code());
        helper.setText(text.plain(), text.html());
        return mime;
    }
}
