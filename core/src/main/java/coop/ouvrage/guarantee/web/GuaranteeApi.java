package coop.ouvrage.guarantee.web;

import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.guarantee.GuaranteeBoard;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the guarantee stands, for programs. */
@RestController
@RequestMapping("/api/v1/guarantee")
class GuaranteeApi {

    private final Guarantee guarantee;
    private final LegalEntities entities;

    GuaranteeApi(Guarantee guarantee, LegalEntities entities) {
        this.guarantee = guarantee;
        this.entities = entities;
    }

    record ByClientJson(UUID client, int orders, Money standing, Money atRisk) {}

    /** @param alarm below this balance no new cover is given */
    record BoardJson(
            String entity, Money balance, Money standing, Money alarm, boolean alarmed, List<ByClientJson> clients) {

        static BoardJson of(GuaranteeBoard board) {
            return new BoardJson(
                    board.entity(),
                    board.balance(),
                    board.standing(),
                    board.alarm(),
                    board.alarmed(),
                    board.clients().stream()
                            .map(c -> new ByClientJson(c.client(), c.orders(), c.standing(), c.atRisk()))
                            .toList());
        }
    }

    @GetMapping("/{entity}")
    BoardJson board(@PathVariable String entity) {
        return BoardJson.of(
                guarantee.board(entities.find(entity).orElseThrow(NotFound::new).code()));
    }
}
