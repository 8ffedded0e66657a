package coop.ouvrage.employment.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.Amendments;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.EarlyEnd;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contracts and days worked for programs. Contracts are made by jobs; here they are read, signed, changed, confirmed, cancelled. */
@RestController
@RequestMapping("/api/v1/contracts")
class ContractApi {

    private final Contracts contracts;
    private final Signatures signatures;
    private final Declarations declarations;
    private final WorkDone work;
    private final Amendments amendments;
    private final EarlyEnd early;
    private final CurrentUser user;

    ContractApi(
            Contracts contracts,
            Signatures signatures,
            Declarations declarations,
            WorkDone work,
            Amendments amendments,
            EarlyEnd early,
            CurrentUser user) {
        this.contracts = contracts;
        this.signatures = signatures;
        this.declarations = declarations;
        this.work = work;
        this.amendments = amendments;
        this.early = early;
        this.user = user;
    }

    /** Contracts of whoever asks, as worker, that touch a span of days. */
    @GetMapping
    CursorPage<ContractJson> mine(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<ContractJson> all = contracts.ofWorker(user.partyId().orElseThrow(NotFound::new), from, to).stream()
                .map(ContractJson::of)
                .toList();
        return CursorPage.cut(all, cursor, limit, one -> one.id().toString());
    }

    @GetMapping("/{id}")
    ContractJson contract(@PathVariable UUID id) {
        return ContractJson.of(contracts.contract(known(id)));
    }

    @GetMapping("/{id}/declarations")
    CursorPage<DeclarationJson> declarations(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        contracts.contract(known(id));
        List<DeclarationJson> all = declarations.of(new ContractId(id)).stream()
                .map(d -> new DeclarationJson(
                        d.id(),
                        d.kind().name(),
                        d.period().from(),
                        d.period().to(),
                        d.state().name(),
                        d.authorityId(),
                        d.periodId(),
                        d.sentAt(),
                        d.answeredAt(),
                        d.inTime()))
                .toList();
        return CursorPage.cut(all, cursor, limit, one -> one.id().toString());
    }

    /** Declares again after a refusal, once its cause is put right; for the duty officer. */
    @PostMapping("/{id}/declarations")
    ContractJson declare(@PathVariable UUID id) {
        declarations.again(known(id)).orThrow();
        return ContractJson.of(contracts.contract(known(id)));
    }

    /** The work was not done after all; for the duty officer. */
    @PostMapping("/{id}/not-done")
    ContractJson notDone(@PathVariable UUID id, @RequestBody Reason body) {
        work.notDone(known(id), body.reason()).orThrow();
        return ContractJson.of(contracts.contract(known(id)));
    }

    /** The contract as it was signed. */
    @GetMapping(value = "/{id}/paper", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] paper(@PathVariable UUID id) {
        contracts.contract(known(id));
        return contracts.paper(known(id)).orElseThrow(NotFound::new);
    }

    /** Sends the worker a code to sign with. */
    @PostMapping("/{id}/codes")
    void code(@PathVariable UUID id) {
        signatures.requestCode(known(id)).orThrow();
    }

    @PostMapping("/{id}/signatures")
    ContractJson sign(@PathVariable UUID id, @RequestBody CodeJson body) {
        return ContractJson.of(signatures.sign(known(id), body.code()).orThrow());
    }

    /** Confirms days as worked; with a reason, corrects confirmed ones. */
    @PostMapping("/{id}/days")
    ContractJson days(@PathVariable UUID id, @RequestBody DaysJson body) {
        List<WorkDay> days = body.days().stream().map(DayJson::day).toList();
        ContractId contract = known(id);
        if (body.reason() == null) {
            work.confirm(contract, days, body.lowers()).orThrow();
        } else {
            work.correct(contract, days, body.reason(), body.lowers()).orThrow();
        }
        return contract(id);
    }

    /** Proposes other days before the work; they hold once the worker agrees on the page of the contract. */
    @PostMapping("/{id}/amendment")
    ContractJson amendment(@PathVariable UUID id, @RequestBody AmendmentJson body) {
        amendments
                .propose(known(id), body.days().stream().map(DayJson::day).toList(), body.reason())
                .orThrow();
        return contract(id);
    }

    /**
     * An earlier end: proposed to the worker, who agrees on the page of the contract; or, told by one side, recorded by the duty officer
     * with its notice.
     */
    @PostMapping("/{id}/ending")
    ContractJson ending(@PathVariable UUID id, @RequestBody Ending body) {
        ContractId contract = known(id);
        (body.how() == Ending.How.AGREEMENT
                        ? early.propose(contract, body.lastDay(), body.reason())
                        : early.give(contract, body))
                .orThrow();
        return contract(id);
    }

    @PostMapping("/{id}/cancellation")
    ContractJson cancel(@PathVariable UUID id, @RequestBody Reason body) {
        contracts.cancel(known(id), body.reason()).orThrow();
        return contract(id);
    }

    private ContractId known(UUID id) {
        ContractId contract = new ContractId(id);
        if (contracts.find(contract).isEmpty()) {
            throw new NotFound();
        }
        return contract;
    }

    record CodeJson(String code) {}

    /** @param byShare whether pay agreed for the whole is lowered by the agreed days that are left out; if absent, it is not */
    record DaysJson(
            List<DayJson> days,
            @Nullable String reason,
            @Nullable Boolean byShare) {
        boolean lowers() {
            return Boolean.TRUE.equals(byShare);
        }
    }

    record AmendmentJson(List<DayJson> days, String reason) {}

    record DayJson(LocalDate date, LocalTime start, LocalTime end, int breakMinutes) {
        WorkDay day() {
            return new WorkDay(date, start, end, breakMinutes);
        }
    }

    record PaidDayJson(
            LocalDate date, LocalTime start, LocalTime end, int breakMinutes, BigDecimal hours, BigDecimal paidHours) {}

    record DeclarationJson(
            UUID id,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            String state,
            @Nullable String authorityId,
            @Nullable String periodId,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable Boolean inTime) {}

    /** Amounts are decimal texts. */
    record ContractJson(
            UUID id,
            UUID job,
            UUID unit,
            String kind,
            String state,
            String function,
            String language,
            String gross,
            boolean confirmed,
            boolean automatic,
            List<PaidDayJson> days) {

        static ContractJson of(WorkContract contract) {
            Money gross = contract.gross();
            return new ContractJson(
                    contract.id().value(),
                    contract.assignment().job(),
                    contract.assignment().unit(),
                    contract.kind().name(),
                    contract.state().name(),
                    contract.post().function(),
                    contract.language(),
                    gross.toString(),
                    contract.confirmed(),
                    contract.countedAutomatically(),
                    contract.days().stream()
                            .map(d -> new PaidDayJson(
                                    d.date(),
                                    d.day().start(),
                                    d.day().end(),
                                    d.day().breakMinutes(),
                                    d.hours(),
                                    d.paidHours()))
                            .toList());
        }
    }
}
