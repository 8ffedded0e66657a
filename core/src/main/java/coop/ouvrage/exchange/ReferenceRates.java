package coop.ouvrage.exchange;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rate of the day. Taxable amounts in another currency are converted at the last rate that the European Central Bank published
 * when the tax becomes due (directive 2006/112/EC, art. 91 §2); it publishes on the days of TARGET, in the afternoon.
 */
@Service
public class ReferenceRates {

    /** Largest file, in bytes: all rates since 1999 take less. */
    public static final int LARGEST = 10 * 1024 * 1024;

    /** The European Central Bank published its first reference rates on this day; the calendar of bank days knows no year 0 either. */
    private static final LocalDate FIRST = LocalDate.of(1999, 1, 4);

    private final RateStore store;
    private final BankDays bankDays;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    ReferenceRates(
            RateStore store,
            BankDays bankDays,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.bankDays = bankDays;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * The last rate published on a day: its own, or until the afternoon that of the bank day before.
     *
     * @return refused when it is not known; an older one is never taken instead
     */
    public Outcome<ReferenceRate> on(String currency, LocalDate day) {
        Optional<ReferenceRate> rate =
                day.isBefore(FIRST) || day.isAfter(time.today().plusYears(1))
                        ? Optional.empty()
                        : store.last(currency, oldest(day), day);
        return rate.isPresent()
                ? Outcome.done(rate.get())
                : Outcome.refused(Refusal.of("exchange.rate_missing", "currency", currency, "day", day));
    }

    private LocalDate oldest(LocalDate day) {
        return bankDays.isBankDay(day) ? bankDays.plusBankDays(day, -1) : bankDays.sameOrPrevious(day);
    }

    /** Currencies with a rate of today, in which something may be invoiced. */
    public List<String> currencies() {
        return latest().stream()
                .map(ReferenceRate::currency)
                .filter(currency -> on(currency, time.today()).isDone())
                .toList();
    }

    /** All rates of the last day that has some. */
    public List<ReferenceRate> latest() {
        return store.latestDay().map(store::ofDay).orElse(List.of());
    }

    /** Rates of a currency, newest first. */
    public List<ReferenceRate> of(String currency, int offset, int limit) {
        return store.ofCurrency(currency, offset, limit);
    }

    /**
     * Takes a file of the European Central Bank; what is known already is left as it is.
     *
     * @return how many rates were new; refused when the file is none, names a day that lies ahead, or a rate differs from the known one
     */
    @Transactional
    public Outcome<Integer> take(byte[] file) {
        permissions.require(Permission.BANK_IMPORT);
        if (file.length > LARGEST) {
            return Outcome.refused(Refusal.of("exchange.file_too_large", "most", LARGEST / 1024 / 1024));
        }
        return switch (RateFile.read(file)) {
            case Outcome.Refused<List<ReferenceRate>>(List<Refusal> refusals) -> Outcome.refused(refusals);
            case Outcome.Done<List<ReferenceRate>>(List<ReferenceRate> rates) -> keep(rates);
        };
    }

    private Outcome<Integer> keep(List<ReferenceRate> rates) {
        LocalDate last =
                rates.stream().map(ReferenceRate::day).max(LocalDate::compareTo).orElseThrow();
        if (last.isAfter(time.today())) {
            return Outcome.refused(Refusal.of("exchange.day_ahead", "day", last));
        }
        List<ReferenceRate> differing = store.differing(rates);
        if (!differing.isEmpty()) {
            ReferenceRate known = differing.getFirst();
            return Outcome.refused(Refusal.of(
                    "exchange.rate_differs",
                    "currency",
                    known.currency(),
                    "day",
                    known.day(),
                    "rate",
                    known.perEuro()));
        }
        int added = store.insert(rates, time.now(), user.actor().party());
        if (added > 0) {
            audit.changed(
                    "exchange.taken", "exchange-rates", TimeOrderedId.next(), Map.of("rates", added, "last", last));
        }
        return Outcome.done(added);
    }
}
