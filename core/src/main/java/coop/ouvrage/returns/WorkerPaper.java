package coop.ouvrage.returns;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of a paper of a worker.
 *
 * @param subject the contract, or the worker for a paper of a month or year
 * @param nr 1 for the first version
 * @param document where its words and its PDF are kept
 * @param hasFile whether a message to the authority says the same
 */
public record WorkerPaper(
        UUID id,
        String entity,
        UUID worker,
        String kind,
        UUID subject,
        LocalDate first,
        LocalDate last,
        int nr,
        String title,
        String content,
        UUID document,
        Instant madeAt,
        boolean hasFile) {}
