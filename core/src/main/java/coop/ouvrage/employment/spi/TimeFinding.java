package coop.ouvrage.employment.spi;

import coop.ouvrage.refusal.Refusal;

/**
 * What the law on working time says of planned shifts.
 *
 * @param stops whether work may not be planned like this; otherwise it is told and may be done
 */
public record TimeFinding(Refusal text, boolean stops) {}
