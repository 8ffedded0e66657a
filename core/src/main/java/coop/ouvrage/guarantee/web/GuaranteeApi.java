package coop.ouvrage.guarantee.web;

import coop.ouvrage.guarantee.Exposure;
import coop.ouvrage.guarantee.Exposures;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.guarantee.GuaranteeBoard;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How the guarantee stands, for programs. */
@RestController
@RequestMapping("/api/v1/guarantee")
class GuaranteeApi {

    private final Guarantee guarantee;
    private final Exposures exposures;
    private final LegalEntities entities;

    GuaranteeApi(Guarantee guarantee, Exposures exposures, LegalEntities entities) {
        this.guarantee = guarantee;
        this.exposures = exposures;
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

    /** Of a sector or of a member; exceeded when more stands behind it than its limit. */
    record ExposureJson(
            @Nullable UUID member,
            String sector,
            int orders,
            Money standing,
            Money atRisk,
            Money limit,
            boolean exceeded) {

        static ExposureJson of(Exposure of) {
            return new ExposureJson(
                    of.member(), of.sector(), of.orders(), of.standing(), of.atRisk(), of.limit(), of.exceeded());
        }
    }

    /** Where the risk lies, the largest first: {@code by} is sector or member. */
    @GetMapping("/{entity}/exposure")
    CursorPage<ExposureJson> exposure(
            @PathVariable String entity,
            @RequestParam(defaultValue = "sector") String by,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        String code = entities.find(entity).orElseThrow(NotFound::new).code();
        List<ExposureJson> all = (by.equals("member") ? exposures.byMember(code) : exposures.bySector(code))
                .stream().map(ExposureJson::of).toList();
        return CursorPage.cut(all, cursor, limit);
    }

    @GetMapping("/{entity}")
    BoardJson board(@PathVariable String entity) {
        return BoardJson.of(
                guarantee.board(entities.find(entity).orElseThrow(NotFound::new).code()));
    }
}
