package coop.ouvrage.jobs;

import coop.ouvrage.parties.Parties;
import coop.ouvrage.words.Texts;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an adviser sees of a job beside its item in the worklist. */
@Component
class CoverFacts implements ItemFacts {

    private final JobStore jobs;
    private final Parties parties;
    private final Texts texts;

    CoverFacts(JobStore jobs, Parties parties, Texts texts) {
        this.jobs = jobs;
        this.parties = parties;
        this.texts = texts;
    }

    @Override
    public boolean knows(String kind) {
        return kind.equals(CoverDecisions.KIND);
    }

    @Override
    public List<Fact> of(Item item, String language) {
        return jobs.find(new JobId(item.subject()))
                .map(job -> List.of(
                        new Fact(text("jobs.cover.job", language), job.title(), ""),
                        new Fact(text("jobs.cover.client", language), parties.name(job.client()), ""),
                        new Fact(text("jobs.cover.holder", language), parties.name(job.holder()), ""),
                        new Fact(
                                text("jobs.cover.price", language),
                                texts.get(language, "jobs.cover.amount", Map.of("amount", job.price())),
                                "")))
                .orElse(List.of());
    }

    private String text(String key, String language) {
        return texts.get(language, key, Map.of());
    }
}
