package coop.ouvrage.employment.spi;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * The accepted order that brings the money for a job.
 *
 * @param inclVat what the client will owe
 * @param contribution mutual contribution on the price
 * @param costs costs named in the order, which its money may repay
 * @param drawn whether these are the amounts of one contract alone, drawn on a framework order
 */
public record JobOrder(UUID order, UUID client, Money inclVat, Money contribution, Money costs, boolean drawn) {}
