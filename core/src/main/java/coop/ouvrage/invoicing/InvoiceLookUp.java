package coop.ouvrage.invoicing;

import coop.ouvrage.customer.Client;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.treasury.BankAccount;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.unit.UnitDress;
import coop.ouvrage.unit.UnitDresses;
import coop.ouvrage.unit.UnitLogos;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what documents say beside their invoices: for one, or for many with one question of each kind. */
@Component
class InvoiceLookUp {

    private final InvoiceStore invoices;
    private final InvoiceAnnexes annexes;
    private final LegalEntities entities;
    private final Clients clients;
    private final BankAccounts accounts;
    private final UnitLogos logos;
    private final UnitDresses dresses;

    InvoiceLookUp(
            InvoiceStore invoices,
            InvoiceAnnexes annexes,
            LegalEntities entities,
            Clients clients,
            BankAccounts accounts,
            UnitLogos logos,
            UnitDresses dresses) {
        this.invoices = invoices;
        this.annexes = annexes;
        this.entities = entities;
        this.clients = clients;
        this.accounts = accounts;
        this.logos = logos;
        this.dresses = dresses;
    }

    InvoiceSources of(Invoice invoice) {
        InvoiceId corrects = invoice.corrects();
        return new InvoiceSources(
                entities.get(invoice.entity()),
                clients.get(invoice.client()),
                accounts.account(invoice.entity()).orElse(null),
                only(units(invoice), logos.of(units(invoice))),
                dress(units(invoice), dresses.of(units(invoice))),
                corrects == null ? null : invoices.find(corrects).orElseThrow(),
                annexes.of(invoice.id()).orElse(null));
    }

    /** What is known for many new invoices, none of which corrects another or has an annex. */
    Known of(Collection<Invoice> invoices, Map<UUID, Client> known) {
        Map<String, LegalEntity> issuers = new HashMap<>();
        Map<String, @Nullable BankAccount> paidOn = new HashMap<>();
        invoices.stream().map(Invoice::entity).distinct().forEach(entity -> {
            issuers.put(entity, entities.get(entity));
            paidOn.put(entity, accounts.account(entity).orElse(null));
        });
        Set<UUID> units =
                invoices.stream().flatMap(invoice -> units(invoice).stream()).collect(Collectors.toSet());
        return new Known(issuers, paidOn, known, logos.of(units), dresses.of(units));
    }

    record Known(
            Map<String, LegalEntity> issuers,
            Map<String, @Nullable BankAccount> accounts,
            Map<UUID, Client> clients,
            Map<UUID, String> logos,
            Map<UUID, UnitDress> dresses) {

        InvoiceSources of(Invoice invoice) {
            return new InvoiceSources(
                    java.util.Objects.requireNonNull(issuers.get(invoice.entity())),
                    java.util.Objects.requireNonNull(clients.get(invoice.client())),
                    accounts.get(invoice.entity()),
                    only(units(invoice), logos),
                    dress(units(invoice), dresses),
                    null,
                    null);
        }
    }

    /** The dress of the unit whose work it is; of several together, none. */
    private static UnitDress dress(List<UUID> units, Map<UUID, UnitDress> dresses) {
        return units.size() == 1 ? dresses.getOrDefault(units.getFirst(), UnitDress.PLAIN) : UnitDress.PLAIN;
    }

    private static List<UUID> units(Invoice invoice) {
        return invoice.lines().stream().map(Invoice.Line::unit).distinct().toList();
    }

    /** The logo of the unit whose work it is; of several together, none. */
    private static @Nullable String only(List<UUID> units, Map<UUID, String> logos) {
        return units.size() == 1 ? logos.get(units.getFirst()) : null;
    }
}
