package coop.ouvrage.jobs;

import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.spi.ItemFacts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What is known of a job that waits for a decision. The price, and no wage: who reads the worklist may not read every wage. */
@Component
class JobFacts implements ItemFacts {

    private final JobStore jobs;

    JobFacts(JobStore jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean knows(String subjectType) {
        return subjectType.equals("job");
    }

    @Override
    public List<Fact> of(Item item) {
        return jobs.find(new JobId(item.subject())).map(JobFacts::facts).orElse(List.of());
    }

    private static List<Fact> facts(Job job) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("employment.fact.work", job.title()));
        facts.add(Fact.of("jobs.price", job.price()));
        if (!job.days().isEmpty()) {
            facts.add(Fact.of("employment.fact.first_day", job.days().getFirst().date()));
            facts.add(Fact.of("employment.end.last_day", job.days().getLast().date()));
        }
        facts.add(Fact.of("employment.place", job.post().place().municipality()));
        facts.removeIf(fact -> fact.value().isEmpty());
        return facts;
    }
}
