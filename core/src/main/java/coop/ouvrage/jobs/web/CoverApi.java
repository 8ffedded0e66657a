package coop.ouvrage.jobs.web;

import coop.ouvrage.jobs.CoverCases;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cover that no rule gives, for the programs of advisers. */
@RestController
@RequestMapping("/api/v1/jobs/{id}")
class CoverApi {

    private final CoverCases cases;

    CoverApi(CoverCases cases) {
        this.cases = cases;
    }

    record CoverReasonJson(String code, String message) {

        static CoverReasonJson of(Refusal refusal, Words words) {
            return new CoverReasonJson(refusal.code(), words.refusal(refusal));
        }
    }

    /**
     * @param open whether a decision would still change something
     * @param against what keeps the entity from signing now; none before the worker has signed
     */
    record CoverCaseJson(UUID job, boolean open, List<CoverReasonJson> against) {}

    record CoverDecision(boolean covered, String reason) {}

    @GetMapping("/cover")
    CoverCaseJson cover(@PathVariable UUID id, Words words) {
        CoverCases.Case found = cases.of(new JobId(id)).orElseThrow(NotFound::new);
        return new CoverCaseJson(
                id,
                found.isOpen(),
                found.against().stream()
                        .map(reason -> CoverReasonJson.of(reason, words))
                        .toList());
    }

    /** An adviser decides what no rule can: a link, or an exposure above the limit. */
    @PostMapping("/cover-decisions")
    CoverCaseJson decide(@PathVariable UUID id, @RequestBody CoverDecision body, Words words) {
        if (cases.of(new JobId(id)).isEmpty()) {
            throw new NotFound();
        }
        cases.decide(new JobId(id), body.covered(), body.reason()).orThrow();
        return cover(id, words);
    }
}
