package coop.ouvrage.ledger.chain;

import coop.ouvrage.ledger.spi.Invariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The chains are still those that were told outside. The last line of defence: who rewrites an entry and every seal after it, or
 * takes the last ones away, makes the database right in itself and wrong against the heads.
 */
@Component
class HeadInvariant implements Invariant {

    private final JdbcClient jdbc;
    private final HeadFile file;
    private final Sealer sealer;

    HeadInvariant(JdbcClient jdbc, HeadFile file, Sealer sealer) {
        this.jdbc = jdbc;
        this.file = file;
        this.sealer = sealer;
    }

    @Override
    public String name() {
        return "ledger.heads";
    }

    @Override
    public Result check() {
        List<Head> heads = file.read();
        Map<String, Link> ends = sealer.heads();
        List<String> failures = new ArrayList<>();
        Map<String, Long> agreed = new HashMap<>();
        for (Head head : heads) {
            compare(head, ends, agreed, failures);
        }
        ends.keySet().stream()
                .filter(entity ->
                        heads.stream().noneMatch(h -> h.link().entity().equals(entity)))
                .sorted()
                .forEach(entity -> failures.add("no head of " + entity + " is kept in " + file.path()
                        + ", so nothing proves that its chain was not replaced"));
        return Result.of(heads.size(), failures);
    }

    /** Once a chain left what was told, everything after differs too: the first place is the one to look at. */
    private void compare(Head head, Map<String, Link> ends, Map<String, Long> agreed, List<String> failures) {
        Link told = head.link();
        long before = agreed.getOrDefault(told.entity(), 0L);
        if (before < 0) {
            return;
        }
        long end = ends.getOrDefault(told.entity(), Link.start(told.entity())).position();
        if (end < told.position()) {
            failures.add(
                    "the chain of " + told.entity() + " ends at " + end + ", but on " + head.day() + " it had reached "
                            + told.position() + ": entries " + (end + 1) + " to " + told.position() + " were deleted");
            agreed.put(told.entity(), -1L);
        } else if (!told.seal().equals(sealAt(told))) {
            failures.add("seal " + told.position() + " of " + told.entity() + " is not the one told on " + head.day()
                    + ": an entry between " + (before + 1) + " and " + told.position() + " was rewritten");
            agreed.put(told.entity(), -1L);
        } else {
            agreed.put(told.entity(), told.position());
        }
    }

    private String sealAt(Link told) {
        return jdbc.sql("select seal from ledger_seal where entity = :entity and position = :position")
                .param("entity", told.entity())
                .param("position", told.position())
                .query((row, n) -> HexFormat.of().formatHex(row.getBytes(1)))
                .optional()
                .orElse("");
    }
}
