package coop.ouvrage.treasury;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Finding;
import coop.ouvrage.treasury.format.FindingCode;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import coop.ouvrage.treasury.format.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Judges a statement file before anything of it is booked: why it is not taken, and what an officer has to accept of it. */
@Component
class StatementCheck {

    /** Before holidays a bank books for the next day on which banks work. */
    private static final int MOST_DAYS_AHEAD = 7;

    private final StatementStore store;
    private final LineStore lines;
    private final BankAccounts accounts;
    private final BusinessTime time;

    StatementCheck(StatementStore store, LineStore lines, BankAccounts accounts, BusinessTime time) {
        this.store = store;
        this.lines = lines;
        this.accounts = accounts;
        this.time = time;
    }

    /** Why a file is not taken. */
    List<Refusal> findings(StatementFile read) {
        List<Refusal> refusals = new ArrayList<>();
        if (read.verdict() == Verdict.UNREADABLE) {
            refusals.add(refused("treasury.file_unreadable", read));
        } else if (read.verdict() == Verdict.ALTERED) {
            refusals.add(refused("treasury.file_altered", read));
        } else if (!read.isBookable() && !read.isNotification()) {
            refusals.add(Refusal.of("treasury.file_for_information", "format", read.format()));
        } else {
            read.statements().stream()
                    .map(Statement::account)
                    .filter(account -> accounts.find(account).isEmpty())
                    .distinct()
                    .forEach(account -> refusals.add(Refusal.of("treasury.account_not_ours", "account", end(account))));
            if (read.statements().stream().anyMatch(statement -> hasOddAmount(statement, read.isNotification()))) {
                refusals.add(Refusal.of("treasury.amount_not_in_cents"));
            }
            latest(read)
                    .filter(day -> day.isAfter(time.today().plusDays(MOST_DAYS_AHEAD)))
                    .ifPresent(day -> refusals.add(Refusal.of("treasury.entry_in_future", "day", day)));
        }
        if (refusals.isEmpty() && store.takenOn(read.fingerprint()).isPresent()) {
            refusals.add(alreadyTaken(read));
        }
        return refusals;
    }

    private static Optional<LocalDate> latest(StatementFile read) {
        return read.statements().stream()
                .flatMap(statement -> statement.entries().stream())
                .filter(Entry::isBooked)
                .flatMap(entry -> Stream.ofNullable(entry.date()))
                .max(Comparator.naturalOrder());
    }

    Refusal alreadyTaken(StatementFile read) {
        return Refusal.of(
                "treasury.file_taken", "day", store.takenOn(read.fingerprint()).orElse(time.today()));
    }

    /** @param announced whether what is not booked yet is kept too */
    private static boolean hasOddAmount(Statement statement, boolean announced) {
        return statement.entries().stream()
                .anyMatch(entry ->
                        (announced || entry.isBooked()) && entry.money().isEmpty());
    }

    /** With the code of the gravest finding, and what its sentence names. */
    private static Refusal refused(String code, StatementFile read) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        read.findings().stream()
                .max(Comparator.comparing(finding -> finding.code().verdict()))
                .ifPresent(gravest -> {
                    arguments.put("finding", gravest.code().code());
                    gravest.arguments().forEach(told -> arguments.put("told_" + arguments.size(), told));
                });
        return new Refusal(code, arguments);
    }

    private static String end(String account) {
        return account.length() <= 4 ? account : "…" + account.substring(account.length() - 4);
    }

    /** Codes of what an officer has to accept: figures that do not follow, or a statement missing before this one. */
    List<String> reasonsToHold(StatementFile read) {
        List<String> reasons = new ArrayList<>(read.findings().stream()
                .map(Finding::code)
                .filter(code -> code.verdict() == Verdict.HELD)
                .map(FindingCode::code)
                .distinct()
                .toList());
        Map<String, Statement> first = new LinkedHashMap<>();
        read.statements().forEach(statement -> first.putIfAbsent(statement.account(), statement));
        String gap = FindingCode.GAP.code();
        if (!reasons.contains(gap) && first.values().stream().anyMatch(this::leavesGap)) {
            reasons.add(gap);
        }
        return reasons;
    }

    /** Whether it does not begin where the last one ended. A statement of lines that are all known leaves none. */
    private boolean leavesGap(Statement statement) {
        BankAccount account = accounts.find(statement.account()).orElseThrow();
        var opening = statement.opening();
        var closing = statement.closing();
        List<Movement> movements = Movement.of(statement);
        if (opening == null
                || !movements.isEmpty() && lines.kept(account, movements).size() == movements.size()) {
            return false;
        }
        return store.lastClosing(account, closing == null ? null : closing.date())
                .filter(last -> last.toDecimal().compareTo(opening.amount()) != 0)
                .isPresent();
    }
}
