package coop.ouvrage.employment.web;

import coop.ouvrage.employment.LongContracts;
import coop.ouvrage.employment.LongRiders;
import coop.ouvrage.web.NotFound;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Papers of riders, taken away. */
@Controller
class RiderPages {

    private final LongContracts longs;
    private final LongRiders riders;

    RiderPages(LongContracts longs, LongRiders riders) {
        this.longs = longs;
        this.riders = riders;
    }

    @GetMapping("/long-contracts/{id}/riders/{nr}/paper")
    ResponseEntity<byte[]> paper(@PathVariable UUID id, @PathVariable int nr) {
        if (longs.find(id).isEmpty()) {
            throw new NotFound();
        }
        byte[] pdf = riders.pdf(longs.contract(id), nr).orElseThrow(NotFound::new);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(pdf);
    }
}
