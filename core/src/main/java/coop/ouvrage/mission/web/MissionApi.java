package coop.ouvrage.mission.web;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.mission.CountryRule;
import coop.ouvrage.mission.CountryRules;
import coop.ouvrage.mission.Mission;
import coop.ouvrage.mission.MissionCertificates;
import coop.ouvrage.mission.MissionDraft;
import coop.ouvrage.mission.Missions;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import java.time.LocalDate;
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

/** Work abroad for programs: the journey of a contract, its certificate, and the rules of countries. */
@RestController
@RequestMapping("/api/v1")
class MissionApi {

    private final Missions missions;
    private final MissionCertificates certificates;
    private final CountryRules countries;
    private final Contracts contracts;

    MissionApi(Missions missions, MissionCertificates certificates, CountryRules countries, Contracts contracts) {
        this.missions = missions;
        this.certificates = certificates;
        this.countries = countries;
        this.contracts = contracts;
    }

    /** A journey; the cover is a decimal text. */
    record MissionJson(
            UUID id,
            UUID contract,
            String country,
            MissionDraft said,
            String cover,
            @Nullable LocalDate askedOn,
            @Nullable LocalDate receivedOn,
            @Nullable String certificate,
            boolean settled) {

        static MissionJson of(Mission mission) {
            return new MissionJson(
                    mission.id(),
                    mission.contract().value(),
                    mission.country(),
                    mission.said(),
                    mission.cover().toString(),
                    mission.askedOn(),
                    mission.receivedOn(),
                    mission.certificate(),
                    mission.settled());
        }
    }

    /** Number of a certificate as the authority gave it. */
    record CertificateJson(String number) {}

    @GetMapping("/contracts/{id}/mission")
    MissionJson mission(@PathVariable UUID id) {
        return missions.of(known(id)).map(MissionJson::of).orElseThrow(NotFound::new);
    }

    /** Describes the journey, again as long as the certificate was not asked for. */
    @PostMapping("/contracts/{id}/mission")
    MissionJson describe(@PathVariable UUID id, @RequestBody MissionDraft body) {
        missions.describe(known(id), body).orThrow();
        return mission(id);
    }

    /** The application for the certificate as it was written. */
    @GetMapping(value = "/contracts/{id}/mission/application", produces = MediaType.APPLICATION_PDF_VALUE)
    byte[] application(@PathVariable UUID id) {
        return missions.application(known(id)).orElseThrow(NotFound::new);
    }

    @PostMapping("/contracts/{id}/mission/asked")
    MissionJson asked(@PathVariable UUID id) {
        certificates.asked(mission(known(id))).orThrow();
        return mission(id);
    }

    @PostMapping("/contracts/{id}/mission/certificate")
    MissionJson received(@PathVariable UUID id, @RequestBody CertificateJson body) {
        certificates.received(mission(known(id)), body.number()).orThrow();
        return mission(id);
    }

    /** The worker leaves without the certificate; for those who may take that risk, never in a case of their own. */
    @PostMapping("/contracts/{id}/mission/risk")
    MissionJson risk(@PathVariable UUID id, @RequestBody Reason body) {
        certificates.acceptRisk(mission(known(id)), body.reason()).orThrow();
        return mission(id);
    }

    /** What is known of work in countries, for those who record it. */
    @GetMapping("/mission-countries")
    CursorPage<CountryRule> countries(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        List<CountryRule> all = countries.rules();
        return CursorPage.cut(all, cursor, limit);
    }

    @PostMapping("/mission-countries")
    CountryRule record(@RequestBody CountryRule body) {
        return countries.record(body).orThrow();
    }

    private ContractId known(UUID id) {
        ContractId contract = new ContractId(id);
        if (contracts.find(contract).isEmpty()) {
            throw new NotFound();
        }
        contracts.contract(contract);
        return contract;
    }

    /** A contract that has a journey. */
    private ContractId mission(ContractId id) {
        return missions.of(id).map(Mission::contract).orElseThrow(NotFound::new);
    }
}
