package coop.ouvrage.recovery;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** How many letters of a day wait to be posted, and what they ask for. */
@Component
class LetterFacts implements ItemFacts {

    private final ReminderStore reminders;

    LetterFacts(ReminderStore reminders) {
        this.reminders = reminders;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("day");
    }

    @Override
    public List<Fact> of(Item item) {
        String day = item.values().get("day");
        if (day == null) {
            return List.of();
        }
        ReminderStore.Letters letters = reminders.letters(LocalDate.parse(day));
        return List.of(
                Fact.of("recovery.letters", letters.number()), Fact.of("recovery.letter.total", letters.total()));
    }
}
