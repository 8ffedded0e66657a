package coop.ouvrage.receivables;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rules that matches have taught, as finance sees and corrects them. */
@Service
public class PayerRules {

    private final RuleStore store;
    private final ItemSearch items;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    PayerRules(
            RuleStore store,
            ItemSearch items,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.items = items;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** Of one client, or of all; those used last come first. */
    public List<PayerRule> lately(@Nullable UUID client, int limit) {
        permissions.require(Permission.BANK_READ);
        return store.lately(client, limit);
    }

    /**
     * Takes a rule out of use; it is kept with the reason.
     *
     * @return refused without a reason, or when it is out of use already
     */
    @Transactional
    public Outcome<PayerRule> remove(PayerRule.Kind kind, String clue, UUID client, String reason) {
        permissions.require(Permission.BANK_MATCH);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("treasury.reason_missing"));
        }
        Optional<PayerRule> rule = store.find(kind, clue, client);
        UUID by = user.id().map(UserId::value).orElse(null);
        if (rule.isEmpty() || !store.remove(rule.get(), time.today(), by, reason.strip())) {
            return Outcome.refused(Refusal.of("receivables.rule_gone"));
        }
        audit.changed("payer_rule.removed", "client", client, Map.of("kind", kind, "reason", reason.strip()));
        return Outcome.done(rule.get());
    }

    /**
     * Says for whom the payer really pays: the client of an invoice of theirs. The rule as it was goes out of use.
     *
     * @return refused when there is no such rule or no such invoice
     */
    @Transactional
    public Outcome<UUID> correct(PayerRule.Kind kind, String clue, UUID client, String entity, String number) {
        permissions.require(Permission.BANK_MATCH);
        Optional<PayerRule> rule = store.find(kind, clue, client);
        if (rule.isEmpty()) {
            return Outcome.refused(Refusal.of("receivables.rule_gone"));
        }
        Optional<OpenItem> item =
                items.byNumbers(entity, InvoiceNumbers.in(number)).stream().findFirst();
        if (item.isEmpty()) {
            return Outcome.refused(Refusal.of("receivables.rule_invoice"));
        }
        UUID right = item.get().client();
        if (!right.equals(client)) {
            UUID by = user.id().map(UserId::value).orElse(null);
            store.remove(rule.get(), time.today(), by, item.get().number());
        }
        store.teach(kind, clue, right, time.today());
        audit.changed("payer_rule.corrected", "client", right, Map.of("kind", kind, "before", client));
        return Outcome.done(right);
    }
}
