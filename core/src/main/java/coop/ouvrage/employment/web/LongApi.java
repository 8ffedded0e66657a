package coop.ouvrage.employment.web;

import coop.ouvrage.employment.Ending;
import coop.ouvrage.employment.LeaveCertificates;
import coop.ouvrage.employment.LongAbsences;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongContracts;
import coop.ouvrage.employment.LongDecisions;
import coop.ouvrage.employment.LongEndings;
import coop.ouvrage.employment.LongRiders;
import coop.ouvrage.employment.WeekPlan;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.YearMonth;
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

/**
 * Lasting contracts for programs: asked for, decided, changed, ended, and the days off in them. They are signed with their first month,
 * and a worker agrees to a rider on its page, where they prove who they are.
 */
@RestController
@RequestMapping("/api/v1/long-contracts")
class LongApi {

    private final LongContracts longs;
    private final LongDecisions decisions;
    private final LongRiders riders;
    private final LongEndings endings;
    private final LongAbsences absences;
    private final LeaveCertificates certificates;
    private final Units units;

    LongApi(
            LongContracts longs,
            LongDecisions decisions,
            LongRiders riders,
            LongEndings endings,
            LongAbsences absences,
            LeaveCertificates certificates,
            Units units) {
        this.longs = longs;
        this.decisions = decisions;
        this.riders = riders;
        this.endings = endings;
        this.absences = absences;
        this.certificates = certificates;
        this.units = units;
    }

    /** Those of the reader, as worker and of the units that they hold or look after; with {@code all}, every one that they decide on. */
    @GetMapping
    CursorPage<LongJson> list(
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<LongJson> found =
                (all ? longs.all() : longs.mine()).stream().map(this::json).toList();
        return CursorPage.cut(found, cursor, limit, one -> one.id().toString());
    }

    @GetMapping("/{id}")
    LongJson contract(@PathVariable UUID id) {
        return json(known(id));
    }

    /** The months made so far; each is a work contract of {@code /api/v1/contracts}. */
    @GetMapping("/{id}/months")
    CursorPage<LongJson.MonthJson> months(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        known(id);
        List<LongJson.MonthJson> all =
                longs.months(id).stream().map(LongJson.MonthJson::of).toList();
        return CursorPage.cut(all, cursor, limit, month -> month.contract().toString());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    LongJson ask(@RequestBody NewLong body) {
        ProductionUnit unit = units.find(body.unit())
                .filter(found -> found.holderOrNone() != null)
                .orElseThrow(NotFound::new);
        return contract(longs.ask(body.draft(unit.entity(), unit.holder())).orThrow());
    }

    @PostMapping("/{id}/agreement")
    LongJson agree(@PathVariable UUID id, @RequestBody NewLong.ForecastJson body) {
        known(id);
        decisions.agree(id, body.forecast()).orThrow();
        return contract(id);
    }

    @PostMapping("/{id}/refusal")
    LongJson refuse(@PathVariable UUID id, @RequestBody Reason body) {
        known(id);
        decisions.refuse(id, body.reason()).orThrow();
        return contract(id);
    }

    @PostMapping("/{id}/reviews")
    LongJson review(@PathVariable UUID id, @RequestBody NewLong.ForecastJson body) {
        known(id);
        decisions.review(id, body.forecast()).orThrow();
        return contract(id);
    }

    /** @param gross of a whole month from {@code from} on */
    record RiderJson(YearMonth from, List<WeekPlan.Shift> week, Money gross, String reason) {}

    @PostMapping("/{id}/riders")
    LongJson propose(@PathVariable UUID id, @RequestBody RiderJson body) {
        known(id);
        riders.propose(id, body.from(), new WeekPlan(body.week()), body.gross(), body.reason())
                .orThrow();
        return contract(id);
    }

    /** The paper of a rider, as proposed or signed. */
    @GetMapping(value = "/{id}/riders/{nr}/paper", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] paper(@PathVariable UUID id, @PathVariable int nr) {
        return riders.pdf(known(id), nr).orElseThrow(NotFound::new);
    }

    /** Records what one side told the other. An end by agreement is proposed: the worker answers on its page. */
    @PostMapping("/{id}/end")
    LongJson end(@PathVariable UUID id, @RequestBody Ending body) {
        known(id);
        endings.end(id, body).orThrow();
        return contract(id);
    }

    @GetMapping("/{id}/absences")
    CursorPage<LongJson.AbsenceJson> absences(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<LongJson.AbsenceJson> all =
                known(id).absences().stream().map(LongJson.AbsenceJson::of).toList();
        return CursorPage.cut(all, cursor, limit, one -> one.id().toString());
    }

    @PostMapping("/{id}/absences")
    @ResponseStatus(HttpStatus.CREATED)
    LongJson.MadeJson absent(@PathVariable UUID id, @RequestBody LongAbsences.Draft body) {
        known(id);
        return new LongJson.MadeJson(absences.record(id, body).orThrow());
    }

    /** Certificates of earlier employers, and what leave that they paid did to the months of a year. */
    @GetMapping("/{id}/certificates")
    LeaveCertificates.Shown certificates(@PathVariable UUID id, @RequestParam int year) {
        return certificates.of(known(id), year);
    }

    @PostMapping("/{id}/certificates")
    @ResponseStatus(HttpStatus.CREATED)
    LongJson.MadeJson certified(@PathVariable UUID id, @RequestBody LeaveCertificates.Draft body) {
        known(id);
        return new LongJson.MadeJson(certificates.record(id, body).orThrow());
    }

    @PostMapping("/{id}/certificates/{certificate}/withdraw")
    LongJson.MadeJson withdrawCertificate(@PathVariable UUID id, @PathVariable UUID certificate) {
        known(id);
        return new LongJson.MadeJson(certificates.withdraw(id, certificate).orThrow());
    }

    @PostMapping("/{id}/absences/{absence}/withdraw")
    LongJson.MadeJson withdraw(@PathVariable UUID id, @PathVariable UUID absence) {
        known(id);
        return new LongJson.MadeJson(absences.withdraw(id, absence).orThrow());
    }

    private LongJson json(LongContract contract) {
        return LongJson.of(contract, longs.stage(contract).orElse(null));
    }

    private LongContract known(UUID id) {
        if (longs.find(id).isEmpty()) {
            throw new NotFound();
        }
        return longs.contract(id);
    }
}
