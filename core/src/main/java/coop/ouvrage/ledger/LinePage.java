package coop.ouvrage.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some lines, newest first, and the cursor of those that follow; none when these are the last. */
public record LinePage(List<LedgerLine> lines, @Nullable String next) {}
