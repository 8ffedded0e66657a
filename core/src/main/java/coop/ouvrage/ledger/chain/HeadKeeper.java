package coop.ouvrage.ledger.chain;

import coop.ouvrage.calendar.BusinessTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Tells the outside where each chain stands. What was told is read from the file itself, so that a restart repeats nothing. */
@Service
public class HeadKeeper {

    private final Sealer sealer;
    private final HeadFile file;
    private final BusinessTime time;

    HeadKeeper(Sealer sealer, HeadFile file, BusinessTime time) {
        this.sealer = sealer;
        this.file = file;
        this.time = time;
    }

    /** Writes the head of every chain that grew since it was last written; returns those, a line each. */
    public synchronized List<String> write() {
        Map<String, Long> told = file.positions();
        List<Head> news = sealer.heads().values().stream()
                .filter(link -> link.position() != told.getOrDefault(link.entity(), 0L))
                .sorted(Comparator.comparing(Link::entity))
                .map(link -> new Head(time.now(), time.today(), link))
                .toList();
        if (!news.isEmpty()) {
            file.append(news);
        }
        return news.stream().map(Head::write).toList();
    }
}
