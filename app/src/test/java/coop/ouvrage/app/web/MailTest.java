package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetupTest;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.messaging.OneTimeCodes;
import coop.ouvrage.messaging.Postman;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Mails, over a real mail server. */
@OuvrageTest(perMethod = true)
class MailTest {

    private static final GreenMail SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    Messages messages;

    @Autowired
    OneTimeCodes codes;

    @Autowired
    Postman postman;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        registry.add("ouvrage.mail.from", () -> "co-op@example.org");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void leavesOnceAndForgetsItsSecrets() throws Exception {
        Message message = Message.to("maud@example.org", "fr", "access.mail.password")
                .with(Map.of("name", "Zoë d’Haene <b>"))
                .link("/password/new/secret-token")
                .once("only-once");
        messages.send(message);
        messages.send(message);
        assertThat(postman.deliver()).isEqualTo(1);
        assertThat(postman.deliver()).isZero();
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Votre lien pour un mot de passe");
        String whole = GreenMailUtil.getWholeMessage(received);
        assertThat(whole).contains("multipart/").contains("text/plain").contains("text/html");
        assertThat(jdbc.sql("select count(*) from outgoing_message where link is not null or sent_at is null")
                        .query(Long.class)
                        .single())
                .isZero();
        SERVER.purgeEmailFromAllMailboxes();
    }

    @Test
    void aCodeCountsOnceAndAfterFiveWrongTriesNoMore() {
        UUID subject = UUID.randomUUID();
        Message message = Message.to("maud@example.org", "fr", "access.mail.code");
        assertThat(codes.send("test", subject, message).isDone()).isTrue();
        String code = lastCode();
        assertThat(codes.check("other", subject, code).isDone()).isFalse();
        assertThat(codes.check("test", subject, code).isDone()).isTrue();
        assertThat(codes.check("test", subject, code).isDone()).isFalse();
        codes.send("test", subject, message);
        for (int i = 0; i < 5; i++) {
            assertThat(codes.check("test", subject, "wrong").isDone()).isFalse();
        }
        assertThat(codes.check("test", subject, lastCode()).isDone()).isFalse();
    }

    private String lastCode() {
        return jdbc.sql(
                        "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
    }
}
