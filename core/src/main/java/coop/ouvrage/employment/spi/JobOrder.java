package coop.ouvrage.employment.spi;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * The accepted order that brings the money for a job.
 *
 * @param inclVat what the client will owe
 * @param contribution mutual contribution on the price
 * @param costs costs named in the order, which its money may repay
 */
public record JobOrder(UUID order, UUID client, Money inclVat, Money contribution, Money costs) {}
