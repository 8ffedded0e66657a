package coop.ouvrage.royalties.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.royalties.AuthorYear;
import coop.ouvrage.royalties.Concession;
import coop.ouvrage.royalties.ConcessionDraft;
import coop.ouvrage.royalties.ConcessionId;
import coop.ouvrage.royalties.Concessions;
import coop.ouvrage.royalties.Royalty;
import coop.ouvrage.royalties.RoyaltyReading;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Concessions of author's rights for programs. */
@RestController
@RequestMapping("/api/v1/royalties")
class RoyaltyApi {

    private final Concessions concessions;
    private final RoyaltyReading reading;

    RoyaltyApi(Concessions concessions, RoyaltyReading reading) {
        this.concessions = concessions;
        this.reading = reading;
    }

    /** @param percent of the rights */
    record AuthorPart(UUID author, BigDecimal percent) {}

    /**
     * @param until left out as long as the rights last
     * @param gross of all authors, before tax
     * @param page the signed page, a picture or PDF in Base64
     */
    record NewConcession(
            UUID unit,
            UUID invoice,
            List<AuthorPart> authors,
            String work,
            String uses,
            String territory,
            boolean exclusive,
            LocalDate from,
            @Nullable LocalDate until,
            Money gross,
            String pageName,
            byte[] page) {}

    record RoyaltyJson(
            UUID id,
            UUID author,
            BigDecimal percent,
            Money gross,
            Money costs,
            Money tax,
            Money net,
            String state,
            @Nullable LocalDate paidOn) {

        static RoyaltyJson of(Royalty royalty) {
            return new RoyaltyJson(
                    royalty.id(),
                    royalty.author(),
                    royalty.percent(),
                    royalty.gross(),
                    royalty.costs(),
                    royalty.tax(),
                    royalty.net(),
                    royalty.state().name(),
                    royalty.paidOn());
        }
    }

    /**
     * @param royalties until the concession is approved a foresight with the tax of the day of the proposal
     */
    record ConcessionJson(
            UUID id,
            UUID unit,
            UUID invoice,
            String work,
            String uses,
            String territory,
            boolean exclusive,
            LocalDate from,
            @Nullable LocalDate until,
            Money gross,
            String state,
            @Nullable String decision,
            @Nullable LocalDate owedFrom,
            List<RoyaltyJson> royalties) {

        static ConcessionJson of(Concession concession) {
            return new ConcessionJson(
                    concession.id().value(),
                    concession.unit(),
                    concession.invoice(),
                    concession.work(),
                    concession.uses(),
                    concession.territory(),
                    concession.exclusive(),
                    concession.from(),
                    concession.until(),
                    concession.gross(),
                    concession.state().name(),
                    concession.decision(),
                    concession.owedFrom(),
                    concession.royalties().stream().map(RoyaltyJson::of).toList());
        }
    }

    record AuthorYearJson(String entity, UUID author, Money gross, Money costs, Money tax, Money net) {

        static AuthorYearJson of(AuthorYear year) {
            return new AuthorYearJson(year.entity(), year.author(), year.gross(), year.costs(), year.tax(), year.net());
        }
    }

    /** What one proposed or wrote, newest first. */
    @GetMapping
    CursorPage<ConcessionJson> mine(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                reading.mine().stream().map(ConcessionJson::of).toList(),
                cursor,
                limit,
                concession -> concession.id().toString());
    }

    /** What each author was owed in a calendar year: the figures of the yearly slip. */
    @GetMapping("/years/{year}")
    CursorPage<AuthorYearJson> year(
            @PathVariable int year,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                reading.authors(Math.clamp(year, 2000, 2999)).stream()
                        .map(AuthorYearJson::of)
                        .toList(),
                cursor,
                limit,
                author -> author.entity() + ":" + author.author());
    }

    @GetMapping("/{id}")
    ConcessionJson concession(@PathVariable UUID id) {
        return ConcessionJson.of(reading.get(known(id)));
    }

    @GetMapping(value = "/{id}/page", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    byte[] page(@PathVariable UUID id) {
        return reading.page(known(id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ConcessionJson propose(@RequestBody NewConcession body) {
        ConcessionDraft draft = new ConcessionDraft(
                body.unit(),
                body.invoice(),
                body.authors().stream()
                        .map(part -> new ConcessionDraft.Part(part.author(), part.percent()))
                        .toList(),
                body.work(),
                body.uses(),
                body.territory(),
                body.exclusive(),
                body.from(),
                body.until(),
                body.gross());
        return ConcessionJson.of(reading.get(
                concessions.propose(draft, body.page(), body.pageName()).orThrow()));
    }

    @PostMapping("/{id}/approval")
    ConcessionJson approve(@PathVariable UUID id) {
        return ConcessionJson.of(reading.get(concessions.approve(known(id)).orThrow()));
    }

    @PostMapping("/{id}/refusal")
    ConcessionJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        return ConcessionJson.of(
                reading.get(concessions.refuse(known(id), body.reason()).orThrow()));
    }

    private ConcessionId known(UUID id) {
        return reading.find(new ConcessionId(id)).map(Concession::id).orElseThrow(NotFound::new);
    }
}
