package coop.ouvrage.app.api;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Journey J01, main line, through the API alone: from a newcomer's address to a wage on working day 7 and the client's payment. */
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class OneJobByApiTest {

    private final ApiWorld world;
    private final BusinessClock clock;

    @LocalServerPort
    int port;

    OneJobByApiTest(ApiWorld world, BusinessClock clock) {
        this.world = world;
        this.clock = clock;
    }

    @Test
    void aJobFromQuoteToGuaranteedWage() {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        job.accepted();
        job.signedAndDeclared();
        job.workedAndInvoiced();
        job.paidOnTheDay();
        job.settled();
    }
}
