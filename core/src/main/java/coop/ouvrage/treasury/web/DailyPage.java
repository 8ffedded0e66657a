package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.DailyBalance;
import coop.ouvrage.treasury.StatementGap;
import java.util.List;

/** Bank and books side by side, day by day. */
public record DailyPage(List<DailyBalance> days, List<StatementGap> gaps) {

    public long differing() {
        return days.stream().filter(day -> !day.agrees()).count();
    }
}
