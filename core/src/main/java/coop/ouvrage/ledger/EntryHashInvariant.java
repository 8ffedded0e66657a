package coop.ouvrage.ledger;

import coop.ouvrage.ledger.spi.Invariant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Every entry, with its lines in their order, still gives the hash that was written with it. */
@Component
class EntryHashInvariant implements Invariant {

    private final EntryReader reader;

    EntryHashInvariant(EntryReader reader) {
        this.reader = reader;
    }

    @Override
    public String name() {
        return "ledger.hashes";
    }

    @Override
    public Result check() {
        List<String> failures = new ArrayList<>();
        long seen = reader.forEach((entry, hash) -> {
            if (!Arrays.equals(entry.computeHash(), hash) && failures.size() < Result.MOST) {
                failures.add("entry " + entry.id() + " of " + entry.entity() + " on " + entry.date() + " ("
                        + entry.key() + ") is not what was written: its hash differs");
            }
        });
        return Result.of(seen, failures);
    }
}
