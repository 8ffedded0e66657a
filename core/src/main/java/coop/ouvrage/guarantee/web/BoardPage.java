package coop.ouvrage.guarantee.web;

import coop.ouvrage.guarantee.GuaranteeBoard;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The boards of the entities that guarantee.
 *
 * @param names of clients and units on them
 */
public record BoardPage(List<Board> boards, Map<UUID, String> names) {

    /** One entity's. */
    public record Board(String entity, UUID fund, GuaranteeBoard board) {}
}
