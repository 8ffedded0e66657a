package coop.ouvrage.guarantee;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.BadPayers;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.guarantee.spi.OverdueInvoices;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadTogether;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The conditions of cover, checked in their order, every reason told. */
@Component
class CoverRules {

    private final Clients clients;
    private final BadPayers badPayers;
    private final Parties parties;
    private final CoverStore store;
    private final CoverDecisions decisions;
    private final Ledger ledger;
    private final Policies policies;
    private final FundAccounts fund;
    private final ObjectProvider<OverdueInvoices> overdue;
    private final BusinessTime time;
    private final ReadTogether<Integer> late = ReadTogether.ahead(Kind.CLIENT, clients -> Map.of());
    private final ReadTogether<Map<String, Money>> receivable = ReadTogether.ahead(Kind.CLIENT, this::receivables);

    CoverRules(
            Clients clients,
            BadPayers badPayers,
            Parties parties,
            CoverStore store,
            CoverDecisions decisions,
            Ledger ledger,
            Policies policies,
            FundAccounts fund,
            ObjectProvider<OverdueInvoices> overdue,
            BusinessTime time) {
        this.clients = clients;
        this.badPayers = badPayers;
        this.parties = parties;
        this.store = store;
        this.decisions = decisions;
        this.ledger = ledger;
        this.policies = policies;
        this.fund = fund;
        this.overdue = overdue;
        this.time = time;
    }

    CoverAnswer answer(CoverRequest request) {
        Client client = clients.get(request.client());
        Money before = exposure(request.entity(), request.client());
        Money after = before.plus(request.inclVat());
        Money limit = limit(client, request.job());
        List<Refusal> reasons = new ArrayList<>();
        verified(client, after).ifPresent(reasons::add);
        if (!request.orderAccepted()) {
            reasons.add(Refusal.of("guarantee.order_not_accepted"));
        }
        late(request.client()).ifPresent(reasons::add);
        badPayer(request.client()).ifPresent(reasons::add);
        Optional<Boolean> decided = decisions.find(request.job());
        if (decided.isEmpty()) {
            if (after.compareTo(limit) > 0) {
                reasons.add(Refusal.of("guarantee.limit_exceeded", "after", after, "limit", limit));
            }
            if (linked(client, request)) {
                reasons.add(Refusal.of("guarantee.linked"));
            }
        } else if (!decided.get()) {
            reasons.add(Refusal.of("guarantee.adviser_refused"));
        }
        if (fund.stopped(request.entity(), request.amount())) {
            reasons.add(Refusal.of("guarantee.fund_low"));
        }
        return new CoverAnswer(reasons.isEmpty(), reasons, before, after, limit);
    }

    /** What stands against any new job for a client, whatever the job. */
    List<Refusal> ofClient(String entity, UUID id) {
        Client client = clients.get(id);
        Money now = exposure(entity, id);
        Money limit = limit(client, new UUID(0, 0));
        List<Refusal> reasons = new ArrayList<>();
        verified(client, now).ifPresent(reasons::add);
        late(id).ifPresent(reasons::add);
        badPayer(id).ifPresent(reasons::add);
        if (now.compareTo(limit) >= 0) {
            reasons.add(Refusal.of("guarantee.limit_exceeded", "after", now, "limit", limit));
        }
        if (fund.stopped(entity, Money.ZERO)) {
            reasons.add(Refusal.of("guarantee.fund_low"));
        }
        return reasons;
    }

    private static Optional<Refusal> verified(Client client, Money after) {
        if (client.isVerified()) {
            return Optional.empty();
        }
        Money provisional = client.provisionalLimit();
        if (client.mayBeInvoiced() && provisional != null) {
            return after.compareTo(provisional) <= 0
                    ? Optional.empty()
                    : Optional.of(Refusal.of("guarantee.provisional_limit", "limit", provisional));
        }
        return Optional.of(Refusal.of("guarantee.client_not_verified"));
    }

    private Optional<Refusal> badPayer(UUID client) {
        return badPayers.of(client).map(flag -> Refusal.of("guarantee.bad_payer", "since", flag.since()));
    }

    private Optional<Refusal> late(UUID client) {
        LocalDate today = time.today();
        int most = policies.number("guarantee.overdue_days", today);
        int days = late.get(client, clients -> overdueDays(clients, today)).orElse(0);
        return days > most
                ? Optional.of(Refusal.of("guarantee.client_late", "days", days, "most", most))
                : Optional.empty();
    }

    private Map<UUID, Integer> overdueDays(UUID[] clients, LocalDate today) {
        Map<UUID, Integer> most = new HashMap<>();
        overdue.forEach(known -> known.oldestOverdueDays(List.of(clients), today)
                .forEach((client, days) -> most.merge(client, days, Math::max)));
        return most;
    }

    Money exposure(String entity, UUID client) {
        return receivable
                .get(client)
                .map(byEntity -> byEntity.getOrDefault(entity, Money.ZERO))
                .orElse(Money.ZERO)
                .max(Money.ZERO)
                .plus(store.notInvoiced(client));
    }

    private Map<UUID, Map<String, Money>> receivables(UUID[] clients) {
        return ledger.partyBalances(AccountRole.RECEIVABLE, List.of(clients));
    }

    /** Up to which a client is covered, whatever the job. */
    Money limit(UUID client) {
        return limit(clients.get(client), new UUID(0, 0));
    }

    private Money limit(Client client, UUID job) {
        Money own = client.creditLimit();
        if (own != null) {
            return own;
        }
        String policy = store.everGiven(client.id().value(), job) ? "guarantee.limit.next" : "guarantee.limit.first";
        return policies.amount(policy, time.today());
    }

    /** Same person, same mail or same address as the holder or a worker: an adviser decides, not a rule. */
    private boolean linked(Client client, CoverRequest request) {
        List<UUID> people = new ArrayList<>(request.workers());
        people.add(request.holder());
        return people.stream().distinct().anyMatch(person -> linked(client, person));
    }

    private boolean linked(Client client, UUID person) {
        if (client.id().value().equals(person)) {
            return true;
        }
        Person found = parties.findPerson(new PartyId(person)).orElse(null);
        if (found == null) {
            return false;
        }
        boolean mail = client.email() != null && client.email().equalsIgnoreCase(found.email());
        return mail || client.address() != null && client.address().equals(found.address());
    }
}
