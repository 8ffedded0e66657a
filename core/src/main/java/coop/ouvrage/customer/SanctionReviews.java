package coop.ouvrage.customer;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.ComparableName;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sanctions.ListedName;
import coop.ouvrage.sanctions.LoadedList;
import coop.ouvrage.sanctions.Sanctions;
import coop.ouvrage.sanctions.SanctionsLoaded;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clients whose name is like one on the sanctions list. An officer says that it is somebody else, with the reason, or blocks the client; until
 * then the client is not verified. Each newer list is compared with all clients, and with a changed name the question comes again.
 */
@Service
public class SanctionReviews {

    private static final String KIND = "client_sanctions";
    private static final int LONGEST = 500;

    private final Sanctions sanctions;
    private final Clients clients;
    private final ClientAccess access;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    SanctionReviews(
            Sanctions sanctions,
            Clients clients,
            ClientAccess access,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time,
            JdbcClient jdbc) {
        this.sanctions = sanctions;
        this.clients = clients;
        this.access = access;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
        this.jdbc = jdbc;
    }

    /** With which list clients are compared; empty if none was loaded. */
    public Optional<LoadedList> list() {
        return sanctions.current();
    }

    /** Entries of the list with a name like that of the client on which nobody decided yet, each once. */
    @Transactional(readOnly = true)
    public List<ListedName> open(Client client) {
        List<ListedName> like = sanctions.like(client.name());
        if (like.isEmpty()) {
            return like;
        }
        Set<Long> decided = decided(client.id().value(), client.name());
        return like.stream().filter(listed -> decided.add(listed.entry())).toList();
    }

    private Set<Long> decided(UUID client, String name) {
        return jdbc
                .sql("select entry from client_sanction_review where client_id = :id and client_name = :name")
                .param("id", client)
                .param("name", ComparableName.of(name).value())
                .query(Long.class)
                .stream()
                .collect(Collectors.toSet());
    }

    /** What the log of verification says about the comparison. */
    String found() {
        return list().map(list -> list.stale() ? "customer.log.sanctions_stale" : "customer.log.sanctions_none_alike")
                .orElse("customer.log.sanctions_not_compared");
    }

    /**
     * The client is somebody else than this entry of the list.
     *
     * @param reason what tells them apart: day of birth, seat, number
     */
    @Transactional
    public Outcome<ClientId> somebodyElse(ClientId id, long entry, String reason) {
        access.requireOfficer();
        Client client = clients.lock(id.value());
        List<Refusal> refusals = new ArrayList<>(VerificationRules.ownClient(client, access.actor()));
        Optional<ListedName> listed =
                open(client).stream().filter(like -> like.entry() == entry).findFirst();
        if (listed.isEmpty()) {
            refusals.add(Refusal.of("customer.sanctions_decided"));
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            refusals.add(Refusal.of("customer.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        jdbc.sql("""
                insert into client_sanction_review (client_id, client_name, entry, listed_name, reason, decided_at, decided_by)
                values (:id, :name, :entry, :listed, :reason, :now, :by)""")
                .param("id", id.value())
                .param("name", ComparableName.of(client.name()).value())
                .param("entry", entry)
                .param("listed", listed.orElseThrow().name())
                .param("reason", reason.strip())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("by", Objects.requireNonNull(access.actor()))
                .update();
        audit.changed("client.sanctions_reviewed", "client", id.value(), Map.of("entry", entry));
        if (open(client).isEmpty()) {
            worklist.close(KIND, id.value(), "customer.sanctions_somebody_else");
        }
        return Outcome.done(id);
    }

    /** Whoever is blocked needs no answer any more. */
    void close(ClientId id) {
        worklist.close(KIND, id.value(), "customer.blocked");
    }

    private record Named(UUID id, String name) {}

    /** A newer list asks again about every client with whom we deal. */
    @EventListener
    @Transactional
    public void on(SanctionsLoaded event) {
        user.asSystem(this::compareAll);
    }

    private void compareAll() {
        List<Named> all = jdbc.sql("""
                select c.party_id, p.display_name from client c join party p on p.id = c.party_id
                where c.state in ('UNVERIFIED', 'PROVISIONAL', 'VERIFIED') order by c.party_id""")
                .query((row, n) -> new Named(row.getObject("party_id", UUID.class), row.getString("display_name")))
                .list();
        List<List<ListedName>> like =
                sanctions.like(all.stream().map(Named::name).toList());
        for (int i = 0; i < all.size(); i++) {
            Named client = all.get(i);
            if (!like.get(i).isEmpty() && undecided(client, like.get(i))) {
                worklist.open(Item.of(
                        Queue.CLIENT_VERIFICATION,
                        KIND,
                        "client",
                        client.id(),
                        Role.TEAM_ADMIN,
                        "/desk/clients/" + client.id()));
            }
        }
    }

    private boolean undecided(Named client, List<ListedName> like) {
        Set<Long> decided = decided(client.id(), client.name());
        return like.stream().anyMatch(listed -> !decided.contains(listed.entry()));
    }
}
