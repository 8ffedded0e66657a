package coop.ouvrage.royalties;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.royalties.spi.RightsLaw;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is asked of a concession before it is taken in, and again before it is approved. */
@Component
class ConcessionChecks {

    private static final int LONGEST_WORK = 200;
    private static final int LONGEST_TEXT = 1_000;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final RightsOnInvoice rights;
    private final RightsLaw law;
    private final ConcessionStore store;
    private final Contracts contracts;
    private final ShareRegister shares;
    private final Parties parties;
    private final BusinessTime time;

    ConcessionChecks(
            RightsOnInvoice rights,
            RightsLaw law,
            ConcessionStore store,
            Contracts contracts,
            ShareRegister shares,
            Parties parties,
            BusinessTime time) {
        this.rights = rights;
        this.law = law;
        this.store = store;
        this.contracts = contracts;
        this.shares = shares;
        this.parties = parties;
        this.time = time;
    }

    List<Refusal> draft(ConcessionDraft draft, @Nullable Invoice invoice) {
        List<Refusal> refusals = new ArrayList<>();
        if (invoice == null || rights.lines(invoice, draft.unit()).isEmpty()) {
            refusals.add(Refusal.of("royalties.no_rights_invoiced", "field", "invoice"));
        }
        if (!draft.gross().isPositive()) {
            refusals.add(Refusal.of("royalties.amount_not_positive", "field", "gross"));
        } else if (invoice != null && refusals.isEmpty()) {
            Money left = rights.left(invoice, draft.unit());
            if (draft.gross().compareTo(left) > 0) {
                refusals.add(Refusal.of("royalties.above_invoice", "field", "gross", "left", left));
            }
        }
        refusals.addAll(texts(draft));
        if (draft.until() != null && draft.until().isBefore(draft.from())) {
            refusals.add(Refusal.of("royalties.ends_before", "field", "until"));
        }
        refusals.addAll(authors(draft.authors()));
        return refusals;
    }

    private static List<Refusal> texts(ConcessionDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (missing(draft.work(), LONGEST_WORK)) {
            refusals.add(Refusal.of("royalties.work", "field", "work", "longest", LONGEST_WORK));
        }
        if (missing(draft.uses(), LONGEST_TEXT)) {
            refusals.add(Refusal.of("royalties.uses", "field", "uses", "longest", LONGEST_TEXT));
        }
        if (missing(draft.territory(), LONGEST_WORK)) {
            refusals.add(Refusal.of("royalties.territory", "field", "territory", "longest", LONGEST_WORK));
        }
        return refusals;
    }

    private static boolean missing(String text, int longest) {
        return text.isBlank() || text.length() > longest;
    }

    private List<Refusal> authors(List<ConcessionDraft.Part> parts) {
        List<Refusal> refusals = new ArrayList<>();
        Set<UUID> authors = new HashSet<>();
        BigDecimal sum = BigDecimal.ZERO;
        boolean odd = false;
        for (ConcessionDraft.Part part : parts) {
            odd |= part.percent().signum() <= 0
                    || part.percent().stripTrailingZeros().scale() > 2
                    || !authors.add(part.author());
            sum = sum.add(part.percent());
        }
        if (odd || sum.compareTo(HUNDRED) != 0) {
            refusals.add(Refusal.of("royalties.shares", "field", "authors"));
        }
        if (authors.stream().anyMatch(author -> !owns(author))) {
            refusals.add(Refusal.of("royalties.author_without_share", "field", "authors"));
        } else if (parties.persons(authors).size() < authors.size()) {
            refusals.add(Refusal.of("royalties.author_not_person", "field", "authors"));
        }
        return refusals;
    }

    private boolean owns(UUID author) {
        return shares.holding(new PartyId(author)).isShareholder();
    }

    /** The job of the lines that are rights, the first of several. */
    UUID job(Invoice invoice, UUID unit) {
        return rights.lines(invoice, unit).getFirst().job();
    }

    /** What approval checks once more: time has passed, invoices are credited and shares are given back. */
    List<Refusal> standing(Concession concession, @Nullable Invoice invoice) {
        List<Refusal> refusals = new ArrayList<>();
        // The concession itself is counted as taken: only a credit note in the meantime makes it too much.
        if (invoice == null || rights.isOverdrawn(invoice, concession.unit())) {
            refusals.add(Refusal.of("royalties.credited_since"));
        }
        if (concession.royalties().stream().anyMatch(royalty -> !owns(royalty.author()))) {
            refusals.add(Refusal.of("royalties.author_without_share", "field", "authors"));
        }
        return refusals;
    }

    /**
     * Whether an author's rights are too large a part of all that the author earns with the assignment. The law compares what is paid for
     * rights with what is paid for services besides: without any, there is nothing to compare.
     */
    List<Refusal> ratio(UUID job, List<Royalty> royalties, @Nullable ConcessionId besides) {
        List<Refusal> refusals = new ArrayList<>();
        List<WorkContract> work = contracts.ofJob(job);
        for (Royalty royalty : royalties) {
            Money wages = wages(work, royalty.author());
            if (wages.isPositive()) {
                RightsLaw.Share most = known(() -> law.greatestShare(time.today()));
                Money own = royalty.gross().plus(store.ofAssignment(job, royalty.author(), besides));
                // Rights at most s of rights and wages together: with money to the cent, compared without rounding.
                if (own.toDecimal().compareTo(own.plus(wages).toDecimal().multiply(most.share())) > 0) {
                    refusals.add(Refusal.of(
                            "royalties.ratio",
                            "field",
                            "gross",
                            "rights",
                            own,
                            "wages",
                            wages,
                            "most",
                            most.share().multiply(HUNDRED).stripTrailingZeros().toPlainString()));
                }
            }
        }
        return refusals;
    }

    /** The wages of an author in the assignment, before deductions; a contract that somebody has yet to sign owes none. */
    Money wages(UUID job, UUID author) {
        return wages(contracts.ofJob(job), author);
    }

    private static Money wages(List<WorkContract> work, UUID author) {
        return Money.sum(work.stream()
                .filter(contract -> contract.assignment().worker().equals(author))
                .filter(contract -> contract.state().binding() && contract.state() != ContractState.REFUSED)
                .map(WorkContract::gross)
                .toList());
    }

    /** Law that nobody knows for today is a refusal that says where the co-operative may set it. */
    static <T> T known(Supplier<T> law) {
        try {
            return law.get();
        } catch (RefusedException e) {
            List<Refusal> told = e.refusals().stream()
                    .map(refusal -> refusal.code().equals("legislation.no_value")
                            ? Refusal.of(
                                    "royalties.law_unknown",
                                    "parameter",
                                    refusal.arguments().getOrDefault("parameter", ""),
                                    "day",
                                    refusal.arguments().getOrDefault("day", ""))
                            : refusal)
                    .toList();
            throw new RefusedException(told);
        }
    }
}
