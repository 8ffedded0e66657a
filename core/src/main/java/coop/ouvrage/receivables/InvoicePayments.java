package coop.ouvrage.receivables;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.CollectedDebits;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.treasury.spi.Recognised;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Recognises payments of clients: by itself as far as {@link Recognition} is sure, else as {@link Guesses}. */
@Component
class InvoicePayments implements Claimant {

    private final EvidenceReader evidence;
    private final ItemSearch items;
    private final Settling settling;
    private final Clients clients;
    private final CollectedDebits debits;
    private final Policies policies;
    private final BusinessTime time;

    InvoicePayments(
            EvidenceReader evidence,
            ItemSearch items,
            Settling settling,
            Clients clients,
            CollectedDebits debits,
            Policies policies,
            BusinessTime time) {
        this.evidence = evidence;
        this.items = items;
        this.settling = settling;
        this.clients = clients;
        this.debits = debits;
        this.policies = policies;
        this.time = time;
    }

    private Exchange exchange() {
        return new Exchange(policies.rate("receivables.exchange_most", time.today()));
    }

    @Override
    public String name() {
        return "receivables";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.ofNullable(claims(List.of(line)).get(line.id()));
    }

    @Override
    public Map<UUID, Claim> claims(List<BankLine> lines) {
        Map<UUID, Claim> claims = new LinkedHashMap<>();
        byEntity(lines, (entity, credits) -> {
            Recognition recognition = new Recognition(evidence.about(entity, credits, false), exchange(), credits);
            credits.stream()
                    .forEach(line -> recognition.certain(line).ifPresent(claim -> claims.put(line.id(), claim)));
        });
        return claims;
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return proposals(List.of(line)).getOrDefault(line.id(), List.of());
    }

    @Override
    public Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        Map<UUID, List<Claim>> proposals = new LinkedHashMap<>();
        byEntity(lines, (entity, credits) -> {
            Guesses guesses = new Guesses(evidence.about(entity, credits, true), exchange());
            credits.forEach(line -> proposals.put(line.id(), guesses.of(line)));
        });
        return proposals;
    }

    private static void byEntity(List<BankLine> lines, BiConsumer<String, List<BankLine>> each) {
        lines.stream()
                .filter(BankLine::isCredit)
                .filter(line -> line.returnReason().isEmpty()) // money of ours that came back
                .collect(Collectors.groupingBy(BankLine::entity, LinkedHashMap::new, Collectors.toList()))
                .forEach(each);
    }

    @Override
    public List<Claim> search(BankLine line, String words) {
        if (!line.isCredit()) {
            return List.of();
        }
        List<String> references = StructuredReference.findIn(words).stream()
                .map(StructuredReference::digits)
                .toList();
        Exchange exchange = exchange();
        List<OpenItem> found = new ArrayList<>(items.byReferences(line.entity(), references));
        found.addAll(items.byNumbers(line.entity(), InvoiceNumbers.in(words)));
        Map<UUID, String> names =
                clients.names(found.stream().map(OpenItem::client).toList());
        return found.stream()
                .distinct()
                .map(item -> ItemClaims.of(
                        List.of(item),
                        Certainty.CHOSEN,
                        exchange.may(line, item) ? Exchange.REASON : "receivables.claim.chosen",
                        names))
                .toList();
    }

    @Override
    public void settle(BankLine line, Claim claim) {
        settle(List.of(new Recognised(line, claim)));
    }

    @Override
    public void settle(List<Recognised> lines) {
        settling.settle(lines);
        debits.collected(lines.stream().map(Recognised::line).toList());
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        if (debits.cameBack(line)) {
            return List.of(Refusal.of("receivables.undo_after_return"));
        }
        List<Refusal> refusals = settling.undo(line);
        if (refusals.isEmpty()) {
            debits.forget(line);
        }
        return refusals;
    }
}
