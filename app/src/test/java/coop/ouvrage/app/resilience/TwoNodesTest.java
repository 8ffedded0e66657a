package coop.ouvrage.app.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.messaging.Postman;
import jakarta.mail.internet.MimeMessage;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Two nodes on one database do everything once between them, and clocks that jump tell no day twice. */
@Timeout(120)
@OuvrageTest(perMethod = true)
class TwoNodesTest {

    private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T09:00");

    private final Messages messages;
    private final JdbcClient jdbc;
    private final List<Books> nodes = new ArrayList<>();
    private final Queue<String> left = new ConcurrentLinkedQueue<>();
    private final Queue<LocalDate> days = new ConcurrentLinkedQueue<>();

    TwoNodesTest(Messages messages, JdbcClient jdbc) {
        this.messages = messages;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void start() {
        for (int i = 0; i < 2; i++) {
            Books node = new Books(TestDatabase.get(), TestDatabase.DATA);
            node.beans.registerBean(JavaMailSender.class, () -> new Recorder(left));
            node.beans.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>) event -> {
                if (event.getPayload() instanceof DayBegan(LocalDate day)) {
                    days.add(day);
                }
            });
            node.beans.getBean(BusinessClock.class).freezeAt(START);
            nodes.add(node);
        }
    }

    @AfterEach
    void stop() {
        nodes.forEach(Books::close);
    }

    /** A mail server that only writes down to whom. */
    private static final class Recorder extends JavaMailSenderImpl {
        private final Queue<String> left;

        Recorder(Queue<String> left) {
            this.left = left;
        }

        @Override
        public void send(MimeMessage message) {
            try {
                left.add(message.getAllRecipients()[0].toString());
            } catch (jakarta.mail.MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void entriesMailsAndSealsAreMadeOnce() throws Exception {
        for (int i = 0; i < 60; i++) {
            messages.send(Message.to("p" + i + "@example.org", "en", "access.mail.invited")
                    .with(Map.of("name", "Maud"))
                    .link("/x"));
        }
        together(node -> {
            for (int i = 0; i < 60; i++) {
                node.post("both " + i);
                node.seal();
            }
            node.beans.getBean(Postman.class).deliver();
        });
        nodes.forEach(Books::finish);
        assertThat(left).hasSize(60).doesNotHaveDuplicates();
        assertThat(nodes.getFirst().entries()).isEqualTo(60);
        assertThat(jdbc.sql("select count(*) from unsealed_entry")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(nodes.getFirst().wrong()).isEmpty();
    }

    @Test
    void aDayIsToldOnceHoweverClocksJump() throws Exception {
        LocalDate last = START.toLocalDate().plusDays(12);
        together(node -> node.beans.getBean(BusinessClock.class).passTo(last));
        assertThat(days).hasSize(12).doesNotHaveDuplicates();
        nodes.forEach(node -> node.beans.getBean(BusinessClock.class).freezeAt(START)); // the clock is set back
        nodes.getFirst().post("after the jump");
        together(node -> node.beans.getBean(BusinessClock.class).passTo(last.plusDays(3)));
        assertThat(days).hasSize(15).doesNotHaveDuplicates();
        nodes.getFirst().finish();
        assertThat(nodes.getFirst().wrong()).isEmpty();
    }

    private interface Work {
        void on(Books node);
    }

    private void together(Work work) throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<?>> all = new ArrayList<>();
            nodes.forEach(node -> all.add(both.submit(() -> work.on(node))));
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
