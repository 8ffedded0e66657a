package coop.ouvrage.calendar;

import java.time.LocalDate;

/**
 * A business day began. Published once per day, day after day, also when several were jumped; listeners run one after the other in
 * the order of {@link DayOrder}, each in a transaction of its own. After a crash the day is published again: do each day's work once.
 */
public record DayBegan(LocalDate day) {}
