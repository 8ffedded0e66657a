package coop.ouvrage.replay.population;

import coop.ouvrage.replay.population.ClientPlan.Form;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Clients by place, kind and sector. The tables are independent of each other; natural persons are never public bodies. */
final class ClientPlans {

    /** Of clients abroad; the share of the turnover outside the European Union was 14 % in 2017. */
    private static final int OUTSIDE_PERCENT = 14;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Published published;
    private final int year;
    private final SplittableRandom dice;

    ClientPlans(Published published, int year, SplittableRandom dice) {
        this.published = published;
        this.year = year;
        this.dice = dice;
    }

    List<ClientPlan> clients(int count) {
        List<Boolean> abroad = dealt("client location", count);
        List<Boolean> person = dealt("client type", count);
        int publicBodies = Quota.counts(published.values("client sector"), count)[1];
        long failing = Math.round(count
                * published
                        .value("payment", "share of turnover lost to failures, per 100 000")
                        .doubleValue()
                / 100_000);
        List<ClientPlan> clients = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            boolean isPublic = publicBodies > 0 && !person.get(n) && !abroad.get(n);
            publicBodies -= isPublic ? 1 : 0;
            boolean fails = failing > 0 && !person.get(n) && !abroad.get(n) && !isPublic && n % 3 == 1;
            failing -= fails ? 1 : 0;
            Form form = form(abroad.get(n), person.get(n));
            clients.add(new ClientPlan(
                    n,
                    form,
                    isPublic,
                    person.get(n) ? Names.given(dice, n % 2 == 0) + " " + Names.family(dice) : Names.company(dice),
                    LocalDate.of(year, 1, 1),
                    fails ? LocalDate.of(year, 4, 1).plusDays(dice.nextInt(240)) : LocalDate.MAX));
        }
        return clients;
    }

    /** True for the second category. */
    private List<Boolean> dealt(String table, int count) {
        return Quota.dealt(List.of(false, true), Quota.counts(published.values(table), count), dice);
    }

    private Form form(boolean abroad, boolean person) {
        if (!abroad) {
            return person ? Form.PERSON : Form.COMPANY;
        }
        if (person) {
            return Form.FOREIGN_PERSON;
        }
        return dice.nextInt(HUNDRED.intValue()) < OUTSIDE_PERCENT ? Form.FOREIGN_OUTSIDE_UNION : Form.FOREIGN_COMPANY;
    }
}
