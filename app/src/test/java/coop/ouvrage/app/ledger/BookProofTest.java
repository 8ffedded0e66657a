package coop.ouvrage.app.ledger;

import static coop.ouvrage.app.ledger.Bookings.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.BookProof;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The verb {@code verify} proves what the application wrote, from outside it. */
@Timeout(60)
@OuvrageTest
class BookProofTest {

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Sealer sealer;
    private final HeadKeeper heads;

    BookProofTest(Ledger ledger, LegalEntities entities, Sealer sealer, HeadKeeper heads) {
        this.ledger = ledger;
        this.entities = entities;
        this.sealer = sealer;
        this.heads = heads;
    }

    @Test
    void provesTheBooksWithoutTheApplication() {
        ledger.post(Bookings.invoice(
                TimeOrderedId.next(), TimeOrderedId.next(), entities.get("PROD").pot(), DAY, "2026-0001"));
        sealer.seal();
        heads.write();
        EmbeddedPostgres postgres = TestDatabase.get().postgres();
        Database.Login app = new Database.Login(EmbeddedPostgres.APP, postgres.appPassword());
        Database database = new Database(postgres.url(TestDatabase.get().name()), app, app, null);
        List<InvariantReport> reports = BookProof.of(database, TestDatabase.DATA);
        assertThat(reports)
                .filteredOn(report -> report.name().startsWith("ledger."))
                .allMatch(InvariantReport::holds, "holds")
                .extracting(InvariantReport::name)
                .contains("ledger.chain");
    }
}
