package coop.ouvrage.membership;

import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** The team's list of registrations that wait for a decision. */
@Component
class AdmissionQueue {

    private static final String KIND = "admission";

    /** A newcomer shall be able to make a first quote within a day of having sent all papers. */
    private static final int DAYS = 1;

    private final Worklist worklist;
    private final WorkingDays workingDays;
    private final BusinessTime time;

    AdmissionQueue(Worklist worklist, WorkingDays workingDays, BusinessTime time) {
        this.worklist = worklist;
        this.workingDays = workingDays;
        this.time = time;
    }

    void open(PartyId party) {
        worklist.open(Item.of(
                        Queue.ADMISSION,
                        KIND,
                        "party",
                        party.value(),
                        Role.TEAM_ADMIN,
                        "/desk/members/" + party.value())
                .until(workingDays
                        .plusWorkingDays(time.today(), DAYS)
                        .atTime(LocalTime.of(17, 0))
                        .atZone(BusinessTime.ZONE)
                        .toInstant()));
    }

    void close(PartyId party, String reason) {
        worklist.close(KIND, party.value(), reason);
    }
}
