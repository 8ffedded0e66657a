package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * Confirmed days were corrected later: the difference is paid or taken back by a payslip by difference.
 *
 * @param grossDifference new gross less the earlier one; may be negative
 * @param chargeDifference new charge less the earlier one
 */
public record WorkCorrected(
        ContractId contract, UUID job, UUID unit, Money grossDifference, Money chargeDifference, String reason) {}
