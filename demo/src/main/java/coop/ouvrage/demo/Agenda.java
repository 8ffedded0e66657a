package coop.ouvrage.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What people have promised themselves to do on a later day. */
@DemoOnly
@Component
@Order(300)
class Agenda implements Plot {

    private final Map<LocalDate, List<Runnable>> deeds = new TreeMap<>();

    private final Parking parking;

    Agenda(Parking parking) {
        this.parking = parking;
    }

    /** Several may promise at once. */
    synchronized void on(LocalDate day, Runnable deed) {
        deeds.computeIfAbsent(day, d -> new ArrayList<>()).add(deed);
    }

    /** A deed may promise another one for the same day. */
    @Override
    public void on(LocalDate day) {
        for (List<Runnable> due = deeds.remove(day); due != null; due = deeds.remove(day)) {
            due.forEach(deed -> parking.attempt("what was promised for " + day, deed));
        }
    }
}
