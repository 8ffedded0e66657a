package coop.ouvrage.employment;

import java.util.List;
import java.util.UUID;

/**
 * The days of a contract are settled: by the member, or because nobody answered by the last working day for it.
 *
 * @param automatic contract hours counted without an answer
 */
public record WorkConfirmed(ContractId contract, UUID job, UUID unit, List<PaidDay> days, boolean automatic) {}
