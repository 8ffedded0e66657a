package coop.ouvrage.mission;

import java.time.LocalDate;

/**
 * What a holder says of work abroad, beside what the contract says already.
 *
 * @param place where exactly the work is done
 * @param host who receives the worker there, with address
 * @param from first day of the journey; {@code to} its last
 * @param residence country where the worker lives, two letters
 * @param otherWork work for others at the same time, in words; may be empty
 */
public record MissionDraft(
        String place, String host, String activity, LocalDate from, LocalDate to, String residence, String otherWork) {}
