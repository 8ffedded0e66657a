package coop.ouvrage.takings;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Claimant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takings that reach the bank: paid by card, or cash brought to it. Their lines bear no reference of ours, so that a person always decides.
 */
@Component
class TakingsClaimant implements Claimant {

    private final JdbcClient jdbc;
    private final Ledger ledger;

    TakingsClaimant(JdbcClient jdbc, Ledger ledger) {
        this.jdbc = jdbc;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "takings";
    }

    @Override
    public Optional<Claim> claim(BankLine line) {
        return Optional.empty();
    }

    /** Units of which a day took exactly so much by card, or brought exactly so much to the bank, in the weeks before. */
    @Override
    public Map<UUID, List<Claim>> proposals(List<BankLine> lines) {
        List<BankLine> credits = lines.stream().filter(BankLine::isCredit).toList();
        Map<UUID, List<Claim>> proposals = new LinkedHashMap<>();
        jdbc.sql("""
                select distinct l.id as line, u.id as unit, u.name
                from unnest(:ids::uuid[], :entities::text[], :amounts::bigint[], :days::date[]) as l (id, entity, cents, day)
                    join till_day d on d.entity = l.entity and (d.card_cents = l.cents or d.to_bank_cents = l.cents)
                        and d.day between l.day - 31 and l.day
                    join production_unit u on u.id = d.unit_id""")
                .param("ids", credits.stream().map(BankLine::id).toArray(UUID[]::new))
                .param("entities", credits.stream().map(BankLine::entity).toArray(String[]::new))
                .param(
                        "amounts",
                        credits.stream().map(line -> line.amount().cents()).toArray(Long[]::new))
                .param(
                        "days",
                        credits.stream()
                                .map(line -> java.sql.Date.valueOf(line.bookedOn()))
                                .toArray(java.sql.Date[]::new))
                .query(row -> {
                    UUID unit = Objects.requireNonNull(row.getObject("unit", UUID.class));
                    proposals
                            .computeIfAbsent(row.getObject("line", UUID.class), line -> new ArrayList<>())
                            .add(claim(unit, row.getString("name"), Certainty.AMOUNT));
                });
        return proposals;
    }

    @Override
    public List<Claim> proposals(BankLine line) {
        return proposals(List.of(line)).getOrDefault(line.id(), List.of());
    }

    /** Units with such a name that wait for takings. */
    @Override
    public List<Claim> search(BankLine line, String words) {
        return jdbc.sql("""
                select distinct u.id, u.name from production_unit u join till_day d on d.unit_id = u.id
                where u.entity = :entity and u.name ilike :words order by u.name limit 20""")
                .param("entity", line.entity())
                .param("words", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .query((row, n) -> claim(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        Certainty.CHOSEN))
                .list();
    }

    private static Claim claim(UUID unit, String name, Certainty certainty) {
        return new Claim(unit, certainty, "takings.claim", Map.of("unit", name));
    }

    /** Refused when the unit waits for less: no more than was taken can arrive. */
    @Override
    public void settle(BankLine line, Claim claim) {
        UUID unit = claim.subjects().getFirst();
        Money waiting = ledger.balance(line.entity(), AccountRole.TAKINGS_UNDERWAY, unit);
        if (!line.isCredit() || line.amount().compareTo(waiting) > 0) {
            throw new RefusedException(Refusal.of("takings.not_underway", "waiting", waiting));
        }
        ledger.post(EntryDraft.in(line.entity(), Journal.BANK, line.bookedOn())
                .from("bank-line", line.id())
                .key(line.key(name()))
                .text("ledger.text.takings_arrived")
                .debit(AccountRole.BANK, line.amount(), Dim.none())
                .credit(
                        AccountRole.TAKINGS_UNDERWAY,
                        line.amount(),
                        Dim.unit(unit).subject(unit))
                .build());
    }

    @Override
    public List<Refusal> undo(BankLine line) {
        ledger.entriesOf(line.id()).stream()
                .filter(entry -> entry.key().equals(line.key(name())))
                .forEach(entry -> ledger.reverse(entry.id(), line.bookedOn(), "ledger.text.match_undone"));
        return List.of();
    }
}
