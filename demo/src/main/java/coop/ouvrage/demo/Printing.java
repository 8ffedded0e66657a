package coop.ouvrage.demo;

import coop.ouvrage.documents.Documents;
import coop.ouvrage.employment.ContractId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Prints contracts while the year goes on, so that whoever signs one finds its paper ready. */
@DemoOnly
@Component
class Printing {

    private static final String KIND = "work-contract";

    private final Documents documents;
    private final Parking parking;
    private final ExecutorService press = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("demo-press").factory());

    Printing(Documents documents, Parking parking) {
        this.documents = documents;
        this.parking = parking;
    }

    void ahead(ContractId contract) {
        press.execute(() -> parking.attempt(
                "a paper",
                () -> documents.newest(KIND, contract.value()).ifPresent(paper -> documents.render(paper.id()))));
    }
}
