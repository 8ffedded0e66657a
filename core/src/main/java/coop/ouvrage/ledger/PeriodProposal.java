package coop.ouvrage.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;

/** Somebody asks that a month be closed or reopened; another person must confirm it. */
public record PeriodProposal(String entity, YearMonth month, Closing.Kind kind, UUID by, Instant at, String reason) {}
