package coop.ouvrage.demo;

import coop.ouvrage.demo.bench.Mailbox;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.Jobs;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Jobs of a story in which the holder works: made today, answered by the client on a day of the story. */
@DemoOnly
@Component
class JobDeals {

    private final Cast cast;
    private final Agenda agenda;
    private final JobLife life;
    private final Jobs jobs;
    private final Mailbox mailbox;

    JobDeals(Cast cast, Agenda agenda, JobLife life, Jobs jobs, Mailbox mailbox) {
        this.cast = cast;
        this.agenda = agenda;
        this.life = life;
        this.jobs = jobs;
        this.mailbox = mailbox;
    }

    /**
     * Makes a job as its holder.
     *
     * @param answers the day on which the client follows the link of its mail
     * @param then what happens once it has
     */
    void make(JobDraft draft, Performer holder, Payer payer, int luck, LocalDate answers, Consumer<JobId> then) {
        cast.act(holder.key(), () -> {
            JobId job = jobs.make(draft).orThrow();
            String link = mailbox.link(payer.email()).orElseThrow();
            agenda.on(answers, () -> {
                life.accept(new JobLife.Deal(job, draft.unit(), holder, holder, payer, luck), link);
                then.accept(job);
            });
        });
    }
}
