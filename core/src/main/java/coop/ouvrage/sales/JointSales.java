package coop.ouvrage.sales;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.sales.SaleRequest.State;
import coop.ouvrage.unit.Units;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One invoice to one client for the work of units of different holders: who asks for it names the others, each of them agrees to its
 * lines, and only then it goes the way of every other. Finance may issue it for all of them.
 */
@Service
public class JointSales {

    private static final int LONGEST = 500;

    private final SaleRequests requests;
    private final RequestStore store;
    private final SalePartners partners;
    private final Units units;
    private final Parties parties;
    private final Messages messages;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    JointSales(
            SaleRequests requests,
            RequestStore store,
            SalePartners partners,
            Units units,
            Parties parties,
            Messages messages,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.requests = requests;
        this.store = store;
        this.partners = partners;
        this.units = units;
        this.parties = parties;
        this.messages = messages;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** The units of a request for which the reader may agree now. */
    @Transactional(readOnly = true)
    public List<UUID> mine(SaleRequest request) {
        return request.state() == State.AGREEING
                ? partners.open(request.id()).stream()
                        .filter(unit -> permissions.allows(Permission.INVOICE_ISSUE, unit))
                        .toList()
                : List.of();
    }

    /** Holders whose word is missing. */
    @Transactional(readOnly = true)
    public List<UUID> missing(SaleRequest request) {
        return request.state() == State.AGREEING ? partners.open(request.id()) : List.of();
    }

    /** A holder agrees to what stands on it for their units; with the last one it goes on. */
    @Transactional
    public Outcome<SaleRequest> agree(UUID id) {
        SaleRequest request = store.lock(id).orElseThrow();
        Outcome<List<UUID>> asked = asked(request);
        if (!(asked instanceof Outcome.Done<List<UUID>>(List<UUID> mine))) {
            return Outcome.refused(asked.refusals());
        }
        partners.agreed(id, mine, user.actor().party(), time.today());
        audit.changed("sale.partner_agreed", "sale-request", id, Map.of("units", mine));
        return partners.open(id).isEmpty()
                ? requests.agreed(request)
                : Outcome.done(store.find(id).orElseThrow());
    }

    /** A holder does not agree, and says what is to be changed; who asked for it hears it by mail. */
    @Transactional
    public Outcome<SaleRequest> decline(UUID id, String reason) {
        SaleRequest request = store.lock(id).orElseThrow();
        Outcome<List<UUID>> asked = asked(request);
        if (!(asked instanceof Outcome.Done<List<UUID>>(List<UUID> mine))) {
            return Outcome.refused(asked.refusals());
        }
        if (reason.isBlank() || reason.length() > LONGEST) {
            return Outcome.refused(Refusal.of("sales.reason_missing"));
        }
        store.state(id, State.RETURNED, null);
        store.answered(id, reason.strip(), user.actor().party(), time.today());
        audit.changed("sale.partner_declined", "sale-request", id, Map.of("units", mine));
        tell(request, request.unit(), mine.getFirst(), "joint_declined", reason.strip());
        return Outcome.done(store.find(id).orElseThrow());
    }

    private Outcome<List<UUID>> asked(SaleRequest request) {
        if (request.sale().units().stream().noneMatch(unit -> permissions.allows(Permission.INVOICE_ISSUE, unit))) {
            permissions.require(Permission.INVOICE_ISSUE, request.unit());
        }
        List<UUID> mine = mine(request);
        return mine.isEmpty() ? Outcome.refused(Refusal.of("sales.not_asked")) : Outcome.done(mine);
    }

    /** Asks the holders of these units. */
    void ask(SaleRequest request, Collection<UUID> others) {
        partners.insert(request.id(), others);
        others.forEach(unit -> tell(request, unit, request.unit(), "joint", ""));
    }

    private void tell(SaleRequest request, UUID unit, UUID other, String what, String reason) {
        PartyId holder = new PartyId(units.get(unit).holder());
        parties.email(holder)
                .ifPresent(address -> messages.send(
                        Message.to(address, parties.language(holder).getLanguage(), "sales.mail." + what)
                                .with(Map.of(
                                        "title", request.sale().title(),
                                        "unit", units.get(unit).name(),
                                        "other", units.get(other).name(),
                                        "reason", reason))
                                .link("/sales/" + request.id())
                                .once("sale-request:" + request.id() + ":" + what + ":" + unit)));
    }
}
