package coop.ouvrage.takings;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.takings.spi.TakingsLaw;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What may be written into the journal, and when a day may be closed. */
@Component
class TillRules {

    private static final int LONGEST = 200;

    private final TillStore store;
    private final Units units;
    private final VatRules vat;
    private final TakingsLaw law;
    private final BusinessTime time;

    TillRules(TillStore store, Units units, VatRules vat, TakingsLaw law, BusinessTime time) {
        this.store = store;
        this.units = units;
        this.vat = vat;
        this.law = law;
        this.time = time;
    }

    /** Buyers are private persons who stand at the counter, here: the journal is for nobody else (royal decree no. 1, art. 1 and 14). */
    VatCase vatCase(ProductionUnit unit, Supply supply, LocalDate day) {
        return vat.decide(new VatQuestion(day, supply, units.vatExempt(unit.entity()), "BE", false, false));
    }

    List<Refusal> ofTaking(ProductionUnit unit, TillBook.Sold sold, VatCase decided) {
        List<Refusal> refusals = new ArrayList<>();
        if (!unit.open() || unit.holderOrNone() == null || unit.kind() == ProductionUnit.Kind.TRIAL) {
            refusals.add(Refusal.of("takings.unit_not_open"));
        }
        if (sold.day().isAfter(time.today())) {
            refusals.add(Refusal.of("takings.day_ahead"));
        } else if (isClosed(unit, sold.day())) {
            refusals.add(Refusal.of("takings.day_closed", "day", sold.day()));
        }
        if (decided.refused() || sold.supply() == Supply.DISBURSEMENT) {
            refusals.add(Refusal.of("takings.supply_refused"));
        }
        if (!sold.gross().isPositive()) {
            refusals.add(Refusal.of("takings.amount_missing"));
        }
        boolean goods = sold.supply() == Supply.GOODS || sold.supply() == Supply.BOOKS;
        boolean named =
                vat.asksJustification(decided) || goods && sold.gross().compareTo(law.namedAbove(sold.day())) > 0;
        if (sold.description().isBlank() && named) {
            refusals.add(Refusal.of("takings.description_missing", "amount", law.namedAbove(sold.day())));
        } else if (sold.description().length() > LONGEST) {
            refusals.add(Refusal.of("takings.text_too_long", "longest", LONGEST));
        }
        return refusals;
    }

    private boolean isClosed(ProductionUnit unit, LocalDate day) {
        return store.last(unit.id().value())
                .filter(last -> !day.isAfter(last.day()))
                .isPresent();
    }

    List<Refusal> ofReversal(Taking taking, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        if (taking.reverses() != null || store.isTakenBack(taking.id())) {
            refusals.add(Refusal.of("takings.taken_back"));
        }
        refusals.addAll(ofReason(reason, true));
        return refusals;
    }

    /** @param difference what is counted above what should be there */
    List<Refusal> ofClose(ProductionUnit unit, TillBook.Count count, Money difference) {
        List<Refusal> refusals = new ArrayList<>();
        if (count.day().isAfter(time.today())) {
            refusals.add(Refusal.of("takings.day_ahead"));
        } else if (isClosed(unit, count.day())) {
            refusals.add(Refusal.of("takings.day_closed", "day", count.day()));
        }
        store.open(unit.id().value()).stream()
                .map(Taking::day)
                .filter(day -> day.isBefore(count.day()))
                .findFirst()
                .ifPresent(day -> refusals.add(Refusal.of("takings.earlier_day_open", "day", day)));
        if (count.counted().isNegative() || count.toBank().isNegative()) {
            refusals.add(Refusal.of("takings.count_negative"));
        }
        if (!difference.isZero() && count.reason().isBlank()) {
            refusals.add(Refusal.of("takings.count_differs", "difference", difference));
        }
        refusals.addAll(ofReason(count.reason(), false));
        return refusals;
    }

    private static List<Refusal> ofReason(String reason, boolean needed) {
        return needed && reason.isBlank() || reason.length() > LONGEST
                ? List.of(Refusal.of("takings.reason_missing", "longest", LONGEST))
                : List.of();
    }

    /** Whether so many meals were served that the law asks for a registered cash register instead. */
    boolean needsRegister(ProductionUnit unit) {
        LocalDate today = time.today();
        return store.meals(unit.id().value(), today.getYear()).compareTo(law.mealsWithoutRegister(today)) > 0;
    }
}
