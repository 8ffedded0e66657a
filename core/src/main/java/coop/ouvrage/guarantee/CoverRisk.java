package coop.ouvrage.guarantee;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.BadPayers;
import coop.ouvrage.customer.spi.ClientRisk;
import coop.ouvrage.guarantee.spi.OverdueInvoices;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells the officer who decides on a client what it owes and will owe, how far cover goes, and how late it is. */
@Component
class CoverRisk implements ClientRisk {

    private final CoverRules rules;
    private final CoverStore store;
    private final BadPayers badPayers;
    private final LegalEntities entities;
    private final ObjectProvider<OverdueInvoices> overdue;
    private final BusinessTime time;

    CoverRisk(
            CoverRules rules,
            CoverStore store,
            BadPayers badPayers,
            LegalEntities entities,
            ObjectProvider<OverdueInvoices> overdue,
            BusinessTime time) {
        this.rules = rules;
        this.store = store;
        this.badPayers = badPayers;
        this.entities = entities;
        this.overdue = overdue;
        this.time = time;
    }

    @Override
    public List<Line> of(UUID client) {
        Money exposure = Money.sum(entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.PRODUCTION)
                .map(entity -> rules.exposure(entity.code(), client))
                .toList());
        int late = overdue.stream()
                .mapToInt(known ->
                        known.oldestOverdueDays(List.of(client), time.today()).getOrDefault(client, 0))
                .max()
                .orElse(0);
        boolean known = store.everGiven(client, new UUID(0, 0));
        Optional<LocalDate> flagged = badPayers.of(client).map(BadPayers.Flag::since);
        List<Line> lines = new ArrayList<>(List.of(
                new Line("guarantee.risk.history", known ? "guarantee.risk.known" : "guarantee.risk.first"),
                new Line("guarantee.risk.exposure", exposure),
                new Line("guarantee.risk.limit", flagged.isPresent() ? Money.ZERO : rules.limit(client)),
                new Line("guarantee.risk.late", Math.max(0, late))));
        flagged.ifPresent(since -> lines.add(new Line("guarantee.risk.flagged", since)));
        return lines;
    }
}
