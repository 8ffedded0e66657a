package coop.ouvrage.payroll.web;

import coop.ouvrage.parties.Parties;
import coop.ouvrage.payroll.Advance;
import coop.ouvrage.payroll.Advances;
import coop.ouvrage.payroll.Differences;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Prepares advances and differences for their pages. */
@Component
class AdvanceViews {

    private final Advances advances;
    private final Parties parties;

    AdvanceViews(Advances advances, Parties parties) {
        this.advances = advances;
        this.parties = parties;
    }

    /** What may be asked for, by contract: shown as the choices of the form. */
    Map<String, String> offers(Words words) {
        Map<String, String> offers = new LinkedHashMap<>();
        advances.offers()
                .forEach(offer -> offers.put(
                        offer.contract().id().toString(),
                        words.t(
                                "payroll.advance.offer",
                                "function",
                                offer.contract().post().function(),
                                "day",
                                words.date(offer.contract().lastDay()),
                                "most",
                                offer.most())));
        return offers;
    }

    List<AdvanceRow> rows(List<Advance> some, Words words) {
        Map<UUID, String> names =
                parties.names(some.stream().map(Advance::worker).distinct().toList());
        return some.stream()
                .map(advance -> new AdvanceRow(
                        advance,
                        names.getOrDefault(advance.worker(), ""),
                        mark(advance.state()),
                        words.t("payroll.advance.state." + advance.state())))
                .toList();
    }

    private static Mark mark(Advance.State state) {
        return switch (state) {
            case PAID -> Mark.GOOD;
            case REFUSED, RETURNED, CANCELLED -> Mark.STOP;
            case ASKED, GRANTED, SENT -> Mark.WAIT;
        };
    }

    List<DifferenceRow> differences(List<Differences.Difference> some, Words words) {
        Map<UUID, String> names = parties.names(
                some.stream().map(Differences.Difference::worker).distinct().toList());
        return some.stream()
                .map(difference -> new DifferenceRow(
                        difference,
                        names.getOrDefault(difference.worker(), ""),
                        difference.agreedOn() == null ? Mark.WAIT : Mark.GOOD,
                        words.t(
                                difference.agreedOn() != null
                                        ? "payroll.difference.agreed"
                                        : difference.isReleased()
                                                ? "payroll.difference.to_agree"
                                                : "payroll.difference.prepared")))
                .toList();
    }
}
