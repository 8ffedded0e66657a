package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * What an earlier employer certified of leave.
 *
 * @param year in which the leave is taken
 * @param hours of leave that are still to be taken
 * @param simple gross holiday pay that the earlier employer paid for them, the double part left out
 * @param paper the certificate as it is filed
 */
public record LeaveCertificate(UUID id, int year, String employer, BigDecimal hours, Money simple, String paper) {}
