package coop.ouvrage.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;

class MorningDutiesTest {

    static final class Slow {

        @EventListener
        void morning(DayBegan event) throws InterruptedException {
            Thread.sleep(20);
        }

        @EventListener
        void other(String event) {}
    }

    @Test
    void namesWhatEachListenerOfADayHasTaken() {
        try (var context = new AnnotationConfigApplicationContext(MorningDuties.class, Slow.class)) {
            MorningDuties duties = context.getBean(MorningDuties.class);
            List<String> heard = new ArrayList<>();
            duties.hear((duty, took) -> heard.add(duty));
            context.publishEvent(new DayBegan(LocalDate.of(2025, 1, 2)));
            context.publishEvent(new DayBegan(LocalDate.of(2025, 1, 3)));
            context.publishEvent("something else");
            String duty = "MorningDutiesTest$Slow.morning";
            assertThat(heard).containsExactly(duty, duty);
            assertThat(duties.taken()).containsOnlyKeys(duty);
            assertThat(duties.taken().get(duty)).isGreaterThanOrEqualTo(Duration.ofMillis(40));
        }
    }
}
