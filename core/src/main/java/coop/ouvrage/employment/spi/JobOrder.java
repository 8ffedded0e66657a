package coop.ouvrage.employment.spi;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * The accepted order that brings the money for a job.
 *
 * @param exclVat price before VAT
 * @param contribution mutual contribution on it
 * @param costs costs named in the order, which its money may repay
 */
public record JobOrder(UUID order, UUID client, Money exclVat, Money contribution, Money costs) {}
