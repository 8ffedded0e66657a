package coop.ouvrage.ledger;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.WriteBehind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books: the only way to write to them, and what they say.
 *
 * <p>Posting joins the transaction of the caller, so that a document and its entry stand or fall together. All entries of one event
 * belong in one call: it costs one statement, whatever their number.
 */
@Service
public class Ledger {

    private final BusinessTime time;
    private final Chart chart;
    private final Periods periods;
    private final EntryWriter writer;
    private final EntryReader reader;
    private final Balances balances;
    private final WriteBehind<EntryDraft> waiting = new WriteBehind<>(
            this::post,
            "journal_entry",
            "journal_line",
            "unsealed_entry",
            "ledger_seal",
            "account_balance",
            "unit_balance",
            "party_balance",
            "subject_balance");
    private final ReckonedBalances reckoned;

    Ledger(
            BusinessTime time,
            Chart chart,
            Periods periods,
            EntryWriter writer,
            EntryReader reader,
            Balances balances,
            LegalEntities entities) {
        this.time = time;
        this.chart = chart;
        this.periods = periods;
        this.writer = writer;
        this.reader = reader;
        this.balances = balances;
        this.reckoned = new ReckonedBalances(balances, entities, waiting::write);
    }

    /** Posts one entry; see {@link #post(List)}. */
    @Transactional
    public EntryId post(EntryDraft draft) {
        return post(List.of(draft)).getFirst();
    }

    /**
     * Posts an entry whose identifier nobody asks for: it is written together with the others of the transaction, before it commits and
     * before the books are read through this service. Refused as by {@link #post(List)}, then.
     *
     * @param draft with a key that is not in the books: what its units hold is reckoned from now on as if it were written
     */
    public void postTogether(EntryDraft draft) {
        reckoned.reckon(draft);
        waiting.add(draft);
    }

    /** Forgets what these units hold: others may have booked on them while their locks were waited for. */
    public void readAgain(Collection<UUID> units) {
        reckoned.readAgain(units);
    }

    /**
     * Posts entries at once. A date in a closed month becomes the first open day, and the entry says so. An entry whose key is in
     * the books already writes nothing.
     *
     * @return an identifier for each draft, in order; that of the first posting for a key that was there
     */
    @Transactional
    public List<EntryId> post(List<EntryDraft> drafts) {
        return post(drafts, written -> {});
    }

    /**
     * The same, for so many that somebody wants to know how far it has come.
     *
     * @param written told how many more are written, each time some are
     */
    @Transactional
    public List<EntryId> post(List<EntryDraft> drafts, IntConsumer written) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        drafts.forEach(reckoned::forget);
        OpenDays open = periods.lockOpen(drafts.stream().map(EntryDraft::entity));
        Instant now = time.now().truncatedTo(ChronoUnit.MICROS);
        return writer.write(drafts, draft -> entry(draft, open, now), open.stripe(), written);
    }

    private JournalEntry entry(EntryDraft draft, OpenDays open, Instant now) {
        return new JournalEntry(
                new EntryId(TimeOrderedId.next()),
                draft.entity(),
                draft.journal(),
                open.sameOrNext(draft.entity(), draft.date()),
                draft.date(),
                now,
                draft.sourceType(),
                draft.sourceId(),
                draft.key(),
                draft.text(),
                draft.arguments(),
                draft.reverses(),
                draft.lines().stream()
                        .map(l -> new JournalEntry.Line(chart.number(l.account()), l.amount(), l.dimensions()))
                        .toList());
    }

    /**
     * Books the opposite of an entry. An entry is reversed once: a second call gives the first reversal.
     *
     * @param reason the message key of its wording
     */
    @Transactional
    public EntryId reverse(EntryId id, LocalDate date, String reason) {
        JournalEntry entry = entry(id);
        return reverse(entry, date, reason, entry.sourceId());
    }

    /**
     * The same for a reason that has a source of its own, of the kind of the first one: a bank line that takes back another.
     *
     * @param cause that source, of which the reversal is an entry
     */
    @Transactional
    public EntryId reverse(EntryId id, LocalDate date, String reason, UUID cause) {
        return reverse(entry(id), date, reason, cause);
    }

    private EntryId reverse(JournalEntry entry, LocalDate date, String reason, UUID cause) {
        EntryId id = entry.id();
        EntryDraft.Builder reversal = EntryDraft.in(entry.entity(), entry.journal(), date)
                .from(entry.sourceType(), cause)
                .key("reversal:" + id)
                .text(reason, entry.arguments())
                .reversing(id);
        for (JournalEntry.Line line : entry.lines()) {
            reversal.credit(knownRole(line.account()), line.amount(), line.dimensions());
        }
        return post(reversal.build());
    }

    private AccountRole knownRole(String number) {
        AccountRole role = chart.role(number);
        if (role == null) {
            throw new IllegalStateException("account " + number + " is not in the chart");
        }
        return role;
    }

    /** @throws IllegalArgumentException if there is none of that identifier */
    @Transactional(readOnly = true)
    public JournalEntry entry(EntryId id) {
        waiting.write();
        return reader.find(id).orElseThrow(() -> new IllegalArgumentException("there is no entry " + id));
    }

    @Transactional(readOnly = true)
    public Optional<JournalEntry> find(EntryId id) {
        waiting.write();
        return reader.find(id);
    }

    /** Hash, seal and reversal of an entry. */
    @Transactional(readOnly = true)
    public Optional<Proof> proof(EntryId id) {
        waiting.write();
        return reader.proof(id);
    }

    /** The entries of a document, oldest first. */
    @Transactional(readOnly = true)
    public List<JournalEntry> entriesOf(UUID source) {
        waiting.write();
        return reader.ofSource(source);
    }

    /** What the books hold of an account, debit positive: of one unit, or of all when none is given. */
    public Money balance(String entity, AccountRole role, @Nullable UUID unit) {
        waiting.write();
        return balances.of(entity, role, unit);
    }

    /** Every account of a unit that ever moved, debit positive. */
    public Map<AccountRole, Money> unitBalances(String entity, UUID unit) {
        return reckoned.ofUnit(unit);
    }

    /** What one job, contract or order did to a unit, debit positive. */
    public Map<AccountRole, Money> subjectBalances(String entity, UUID unit, UUID subject) {
        return reckoned.ofSubject(entity, unit, subject);
    }

    /** What each of these jobs did to its unit, debit positive; a job that never moved anything is left out. */
    public Map<UUID, Map<AccountRole, Money>> subjectBalances(String entity, Map<UUID, UUID> unitsBySubject) {
        return reckoned.ofSubjects(entity, unitsBySubject);
    }

    /** Every account of each of these units that ever moved, debit positive. */
    public Map<UUID, Map<AccountRole, Money>> unitBalances(String entity, Collection<UUID> units) {
        waiting.write();
        return balances.ofUnits(List.of(entity), units);
    }

    /** The subjects of a unit whose balance on an account is not zero, debit positive: what an amount is made of. */
    public Map<UUID, Money> subjectsOf(String entity, UUID unit, AccountRole role) {
        waiting.write();
        return balances.subjectsOf(entity, unit, role);
    }

    /**
     * What these few jobs, contracts or orders moved on an account of the pot or the fund, debit positive. It reads their lines: for a page,
     * not for all that ever was.
     */
    public Map<UUID, Money> commonSubjects(String entity, UUID unit, AccountRole role, Collection<UUID> subjects) {
        waiting.write();
        return balances.ofSubjectLines(entity, unit, role, subjects);
    }

    /** What each account of a unit moved in each month from {@code first} to {@code last}, debit positive. */
    public List<MonthAmount> unitMonths(String entity, UUID unit, LocalDate first, LocalDate last) {
        waiting.write();
        return balances.months(entity, unit, first, last);
    }

    /** What a party owes (positive) or is owed (negative) on an account kept by party. */
    public Money partyBalance(String entity, AccountRole role, UUID party) {
        waiting.write();
        return balances.ofParty(entity, role, party);
    }

    /** What each of these parties owes (positive) or is owed (negative) on an account kept by party, by entity; what is zero is left out. */
    public Map<UUID, Map<String, Money>> partyBalances(AccountRole role, Collection<UUID> parties) {
        waiting.write();
        return balances.ofParties(role, parties);
    }

    /** Parties whose balance on an account is not zero. */
    public Map<UUID, Money> partyBalances(String entity, AccountRole role) {
        waiting.write();
        return balances.byParty(entity, role);
    }

    /** What each account of an entity holds at the end of a month, since its books began, by the number of the account. */
    public List<AccountTurnover> balancesAt(String entity, LocalDate month) {
        waiting.write();
        return balances.turnover(entity, LocalDate.EPOCH, month);
    }

    /** Debits and credits of each account of an entity over whole months, by the number of the account. */
    public List<AccountTurnover> trialBalance(String entity, LocalDate firstMonth, LocalDate lastMonth) {
        waiting.write();
        return balances.turnover(entity, firstMonth, lastMonth);
    }

    /** As {@link #trialBalance}, from a first month up to any day: whole months, and the lines of the one that the day cuts. */
    public List<AccountTurnover> turnoverTo(String entity, LocalDate firstMonth, LocalDate day) {
        waiting.write();
        return balances.turnoverTo(entity, firstMonth, day);
    }

    /** Lines of the books, newest first, a page at a time. */
    @Transactional(readOnly = true)
    public LinePage lines(LineQuery query) {
        waiting.write();
        return reader.lines(query);
    }
}
