package coop.ouvrage.guarantee.web;

import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.Exposure;
import coop.ouvrage.guarantee.Exposures;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.guarantee.GuaranteeBoard;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Worklist;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows how the guarantee stands. */
@Controller
class BoardController {

    private final Guarantee guarantee;
    private final Exposures exposures;
    private final LegalEntities entities;
    private final Parties parties;
    private final Units units;
    private final Worklist worklist;

    BoardController(
            Guarantee guarantee,
            Exposures exposures,
            LegalEntities entities,
            Parties parties,
            Units units,
            Worklist worklist) {
        this.guarantee = guarantee;
        this.exposures = exposures;
        this.entities = entities;
        this.parties = parties;
        this.units = units;
        this.worklist = worklist;
    }

    @GetMapping("/desk/guarantee")
    String board(Model model) {
        List<BoardPage.Board> boards = entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.PRODUCTION)
                .map(entity -> new BoardPage.Board(
                        entity.name(),
                        entity.fund(),
                        guarantee.board(entity.code()),
                        BoardPage.Board.largest(exposures.bySector(entity.code())),
                        BoardPage.Board.largest(exposures.byMember(entity.code()))))
                .toList();
        model.addAttribute(
                "guarantee", new BoardPage(boards, worklist.ofKind(Guarantee.DECISION_ASKED), names(boards)));
        return "guarantee/board";
    }

    private Map<UUID, String> names(List<BoardPage.Board> boards) {
        Set<UUID> clients = new HashSet<>();
        Set<UUID> ofUnits = new HashSet<>();
        for (BoardPage.Board board : boards) {
            board.board().clients().stream()
                    .map(GuaranteeBoard.ByClient::client)
                    .forEach(clients::add);
            board.board().losses().stream().map(Cover::client).forEach(clients::add);
            board.members().stream()
                    .map(Exposure::member)
                    .filter(Objects::nonNull)
                    .forEach(clients::add);
            board.board().losses().stream().map(Cover::unit).forEach(ofUnits::add);
        }
        Map<UUID, String> names = new HashMap<>(parties.names(clients));
        for (ProductionUnit unit : units.of(ofUnits)) {
            names.put(unit.id().value(), unit.name());
        }
        return names;
    }
}
