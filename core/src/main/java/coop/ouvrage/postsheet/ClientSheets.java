package coop.ouvrage.postsheet;

import coop.ouvrage.access.CurrentUser;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Post sheets for the client in its own space; the caller has proved that the jobs are the client's. */
@Service
public class ClientSheets {

    private final PostSheetStore store;
    private final PostSheetPaper paper;
    private final CurrentUser user;

    ClientSheets(PostSheetStore store, PostSheetPaper paper, CurrentUser user) {
        this.store = store;
        this.paper = paper;
        this.user = user;
    }

    /** Those of these jobs. One that is not signed is opened by the link that was mailed to its contact, who signs with a code. */
    @Transactional(readOnly = true)
    public List<PostSheet> of(Collection<UUID> jobs) {
        return jobs.stream()
                .distinct()
                .flatMap(job -> store.ofJob(job).stream())
                .toList();
    }

    /** A signed sheet as PDF. */
    @Transactional
    public Optional<byte[]> pdf(PostSheet sheet) {
        return sheet.signed() ? user.asSystem(() -> paper.pdf(sheet)) : Optional.empty();
    }
}
