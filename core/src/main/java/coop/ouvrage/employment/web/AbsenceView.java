package coop.ouvrage.employment.web;

import coop.ouvrage.employment.LeaveCertificates;
import coop.ouvrage.employment.LongAbsence;
import coop.ouvrage.employment.LongAbsences;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days off of a lasting contract as its page shows them.
 *
 * @param holidays public holidays of the year on which the plan has a shift
 * @param earlier leave of the year that earlier employers have paid
 * @param mayRecord whether the reader records what others bring; {@code mayTake} leave of their own
 */
public record AbsenceView(
        List<LongAbsence> absences,
        LongAbsences.Leave leave,
        LeaveCertificates.Shown earlier,
        List<LocalDate> holidays,
        boolean mayRecord,
        boolean mayTake) {

    /** What the reader may enter. */
    public List<LongAbsence.Kind> kinds() {
        return Stream.of(LongAbsence.Kind.values())
                .filter(kind -> mayRecord || (mayTake && kind == LongAbsence.Kind.LEAVE))
                .toList();
    }

    public boolean mayWithdraw(LongAbsence absence) {
        return kinds().contains(absence.kind());
    }
}
