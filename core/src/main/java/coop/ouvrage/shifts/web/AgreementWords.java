package coop.ouvrage.shifts.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.shifts.ShiftAgreement;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.List;

/** The words of an agreement as its worker reads and signs them: what is shown is what is kept. */
final class AgreementWords {

    private AgreementWords() {}

    static List<String> of(ShiftAgreement agreement, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.t(
                "shifts.words.work",
                "title",
                agreement.title(),
                "function",
                agreement.post().function()));
        lines.add(words.t("shifts.words.pay", "rate", words.rate(agreement.hourlyRate())));
        lines.add(words.t("shifts.words.least"));
        Money both = agreement.bicycle().plus(agreement.phone());
        if (both.isPositive()) {
            lines.add(words.t("shifts.words.allowance", "bicycle", agreement.bicycle(), "phone", agreement.phone()));
        }
        lines.add(words.t("shifts.words.single"));
        lines.add(words.t("shifts.words.declared"));
        lines.add(words.t("shifts.words.free"));
        return lines;
    }
}
