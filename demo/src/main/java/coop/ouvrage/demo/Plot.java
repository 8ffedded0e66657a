package coop.ouvrage.demo;

import java.time.LocalDate;

/** One thread of the year: what some people of the demo do on each day. Told in the order of {@code @Order}. */
interface Plot {

    /** Lets happen what this thread holds for that day, on which business time stands. */
    void on(LocalDate day);
}
