package coop.ouvrage.shifts;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.invoicing.FrameworkOrders;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.UnitId;
import coop.ouvrage.unit.Units;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Agreements with platforms and the people who work under them. Each worker signs the agreement once, with their own account. */
@Service
public class ShiftAgreements {

    private final AgreementStore store;
    private final Units units;
    private final Clients clients;
    private final Orders orders;
    private final FrameworkOrders frameworks;
    private final Parties parties;
    private final Policies policies;
    private final Messages messages;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ShiftAgreements(
            AgreementStore store,
            Units units,
            Clients clients,
            Orders orders,
            FrameworkOrders frameworks,
            Parties parties,
            Policies policies,
            Messages messages,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.units = units;
        this.clients = clients;
        this.orders = orders;
        this.frameworks = frameworks;
        this.parties = parties;
        this.policies = policies;
        this.messages = messages;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Keeps an agreement. An Activity may pay from what it has; any other unit needs the accepted order of the platform. */
    @Transactional
    public Outcome<UUID> open(AgreementDraft draft) {
        permissions.require(Permission.SHIFTS_MANAGE, draft.unit());
        ProductionUnit unit = units.get(draft.unit());
        Optional<Order> order = draft.order() == null ? Optional.empty() : orders.find(new OrderId(draft.order()));
        List<Refusal> refusals = refusals(draft, unit, order);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = coop.ouvrage.calendar.TimeOrderedId.next();
        store.insert(
                new ShiftAgreement(
                        id,
                        unit.entity(),
                        draft.unit(),
                        draft.client(),
                        order.map(Order::job).orElse(id),
                        draft.title().strip(),
                        draft.hourlyRate(),
                        draft.post(),
                        draft.bicycle(),
                        draft.phone(),
                        draft.checkMonths(),
                        draft.courseMonths(),
                        draft.clientRate(),
                        draft.clientReference()),
                user.partyId().orElse(null),
                time.now());
        audit.changed("shifts.agreed", "shift_agreement", id, Map.of("unit", draft.unit()));
        return Outcome.done(id);
    }

    private List<Refusal> refusals(AgreementDraft draft, ProductionUnit unit, Optional<Order> order) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.title().isBlank()) {
            refusals.add(Refusal.of("shifts.title_missing"));
        }
        if (draft.hourlyRate().signum() <= 0) {
            refusals.add(Refusal.of("shifts.rate_not_positive"));
        }
        if (draft.clientRate() != null && draft.clientRate().signum() <= 0) {
            refusals.add(Refusal.of("shifts.price_not_positive"));
        }
        if (draft.clientRate() != null
                && order.filter(found -> !frameworks.isUsable(found)).isPresent()) {
            refusals.add(Refusal.of("shifts.order_not_framework"));
        }
        if (clients.visible(draft.client()).filter(Client::mayBeInvoiced).isEmpty()) {
            refusals.add(Refusal.of("shifts.client_not_verified"));
        }
        if (draft.order() != null
                && order.filter(found -> is(found, draft.client(), draft.unit()))
                        .isEmpty()) {
            refusals.add(Refusal.of("shifts.order_unknown"));
        }
        if (draft.order() == null && !unit.isActivity()) {
            refusals.add(Refusal.of("shifts.order_missing"));
        }
        Money most = policies.amount("shifts.allowance_limit", time.today());
        Money both = draft.bicycle().plus(draft.phone());
        if (draft.bicycle().isNegative() || draft.phone().isNegative() || both.compareTo(most) > 0) {
            refusals.add(Refusal.of("shifts.allowance_above", "most", most));
        }
        return refusals;
    }

    private static boolean is(Order order, UUID client, UUID unit) {
        return !order.cancelled()
                && order.quote().client().equals(client)
                && order.quote().unit().equals(unit);
    }

    /** From now on shifts draw on another framework order, the one before being exhausted or over. What was agreed stays where it was drawn. */
    @Transactional
    public Outcome<UUID> follow(UUID agreement, UUID orderId) {
        ShiftAgreement known = managed(agreement);
        Order order = orders.find(new OrderId(orderId)).orElse(null);
        if (order == null || !is(order, known.client(), known.unit())) {
            return Outcome.refused(Refusal.of("shifts.order_unknown"));
        }
        if (!known.isInvoicedByTheWeek() || !frameworks.isUsable(order)) {
            return Outcome.refused(Refusal.of("shifts.order_not_framework"));
        }
        store.follow(agreement, order.job());
        audit.changed("shifts.order_followed", "shift_agreement", agreement, Map.of("order", orderId));
        return Outcome.done(agreement);
    }

    /** Framework orders of its platform that an agreement may follow next. */
    @Transactional(readOnly = true)
    public List<Order> next(UUID agreement) {
        ShiftAgreement known = managed(agreement);
        return !known.isInvoicedByTheWeek()
                ? List.of()
                : orders.ofUnits(List.of(known.unit()), 100).stream()
                        .filter(order -> is(order, known.client(), known.unit())
                                && !order.job().equals(known.job())
                                && frameworks.isUsable(order))
                        .toList();
    }

    /** Adds somebody to work under an agreement; they are asked by mail to sign it. */
    @Transactional
    public Outcome<UUID> add(UUID agreement, String number, UUID worker, ContractKind kind) {
        ShiftAgreement known = managed(agreement);
        if (number.isBlank()
                || number.strip().length() > 40
                || parties.findPerson(new PartyId(worker)).isEmpty()) {
            return Outcome.refused(Refusal.of("shifts.courier_incomplete"));
        }
        if (!store.add(agreement, number.strip(), worker, kind, time.now())) {
            return Outcome.refused(Refusal.of("shifts.courier_there", "courier", number.strip()));
        }
        parties.email(new PartyId(worker))
                .ifPresent(address -> messages.send(Message.to(
                                address, parties.language(new PartyId(worker)).getLanguage(), "shifts.mail.sign")
                        .with(Map.of("agreement", known.title()))
                        .link("/shifts/sign/" + agreement)
                        .once("shifts.sign:" + agreement + ":" + worker)));
        audit.changed("shifts.courier_added", "shift_agreement", agreement, Map.of("worker", worker));
        return Outcome.done(agreement);
    }

    /** The worker signs; the hash of what they read is kept with time and method. Signing again changes nothing. */
    @Transactional
    public void sign(UUID agreement, String words) {
        UUID worker = user.partyId().orElseThrow(NoSuchElementException::new);
        String hash = ContentHash.of(words.getBytes(StandardCharsets.UTF_8)).hex();
        if (store.signed(agreement, worker, time.now(), "own account and second factor", hash)) {
            audit.changed("shifts.agreement_signed", "shift_agreement", agreement, Map.of("hash", hash));
        }
    }

    /** An agreement that the reader works under, with whether they have signed it. */
    @Transactional(readOnly = true)
    public Optional<Courier> mine(UUID agreement) {
        UUID worker = user.partyId().orElse(null);
        return store.couriers(agreement).values().stream()
                .filter(courier -> courier.worker().equals(worker))
                .findFirst();
    }

    @Transactional(readOnly = true)
    public List<ShiftAgreement> toSign() {
        return user.partyId().map(store::toSign).orElse(List.of());
    }

    /** For a reader who manages its unit or works under it. */
    @Transactional(readOnly = true)
    public ShiftAgreement get(UUID agreement) {
        ShiftAgreement known = store.agreement(agreement).orElseThrow();
        if (mine(agreement).isEmpty()) {
            permissions.require(Permission.SHIFTS_MANAGE, known.unit());
        }
        return known;
    }

    @Transactional(readOnly = true)
    public Optional<ShiftAgreement> find(UUID agreement) {
        return store.agreement(agreement);
    }

    /** @throws coop.ouvrage.access.AccessDenied unless the reader manages its unit */
    ShiftAgreement managed(UUID agreement) {
        ShiftAgreement known = store.agreement(agreement).orElseThrow();
        permissions.require(Permission.SHIFTS_MANAGE, known.unit());
        return known;
    }

    @Transactional(readOnly = true)
    public Collection<Courier> couriers(UUID agreement) {
        managed(agreement);
        return store.couriers(agreement).values();
    }

    /** Units that the reader may manage shifts of: their own, and those that they advise. */
    @Transactional(readOnly = true)
    public List<ProductionUnit> units() {
        return user.partyId()
                .map(party -> Stream.concat(units.ofHolder(party).stream(), units.ofAdviser(party).stream())
                        .distinct()
                        .filter(unit -> permissions.allows(
                                Permission.SHIFTS_MANAGE, unit.id().value()))
                        .toList())
                .orElse(List.of());
    }

    @Transactional(readOnly = true)
    public List<ShiftAgreement> agreements() {
        return store.ofUnits(
                units().stream().map(ProductionUnit::id).map(UnitId::value).toList());
    }
}
