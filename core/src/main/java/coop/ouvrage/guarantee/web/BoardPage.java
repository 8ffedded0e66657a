package coop.ouvrage.guarantee.web;

import coop.ouvrage.guarantee.Exposure;
import coop.ouvrage.guarantee.GuaranteeBoard;
import coop.ouvrage.worklist.WaitingItem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The boards of the entities that guarantee.
 *
 * @param asked decisions that wait for an adviser
 * @param names of clients and units on them
 */
public record BoardPage(List<Board> boards, List<WaitingItem> asked, Map<UUID, String> names) {

    private static final int LARGEST = 20;

    /** Whether a fund is below its alarm. */
    public boolean alarmed() {
        return boards.stream().anyMatch(one -> one.board().alarmed());
    }

    /** One entity's. */
    public record Board(
            String entity, UUID fund, GuaranteeBoard board, List<Exposure> sectors, List<Exposure> members) {

        /** The first of them, the largest. */
        public static List<Exposure> largest(List<Exposure> all) {
            return all.stream().limit(LARGEST).toList();
        }
    }
}
