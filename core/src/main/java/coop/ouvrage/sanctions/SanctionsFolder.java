package coop.ouvrage.sanctions;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.calendar.DayOrder;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes the list from where the operator lays it, each morning: the full file is larger than what a browser may send. */
@Component
class SanctionsFolder {

    private static final Logger LOG = LoggerFactory.getLogger(SanctionsFolder.class);

    private final Sanctions sanctions;
    private final CurrentUser user;
    private final @Nullable Path file;

    SanctionsFolder(Sanctions sanctions, CurrentUser user, @Value("${ouvrage.sanctions.file:}") String file) {
        this.sanctions = sanctions;
        this.user = user;
        this.file = file.isBlank() ? null : Path.of(file);
    }

    @EventListener
    @Order(DayOrder.CLOSING)
    void morning(DayBegan event) {
        if (file == null || !Files.isReadable(file)) {
            return;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Outcome<LoadedList> taken = user.asSystem(() -> sanctions.take(bytes));
            if (taken instanceof Outcome.Refused<LoadedList>(List<Refusal> refusals)
                    && !refusals.getFirst().code().equals("sanctions.list_known")) {
                LOG.warn("sanctions list refused: {}", refusals);
            }
        } catch (IOException e) {
            LOG.warn("no sanctions list at {}", file, e);
        }
    }
}
