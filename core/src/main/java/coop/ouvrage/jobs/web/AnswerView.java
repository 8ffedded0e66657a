package coop.ouvrage.jobs.web;

import coop.ouvrage.employment.ContractPrice;
import coop.ouvrage.guarantee.CoverAnswer;
import coop.ouvrage.jobs.JobAnswer;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayPreview;
import coop.ouvrage.payroll.WayOfMoney;
import coop.ouvrage.web.Bar;
import coop.ouvrage.web.CheckRow;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to a job form as the page shows it.
 *
 * @param label what the giant amount is
 * @param amount net for one's own work, gross when somebody else works: their net is theirs
 * @param calculated false where what was asked is refused before any wage could be calculated: an amount would be no answer
 * @param note when it is paid, and what it rests on
 */
public record AnswerView(
        String label,
        Money amount,
        boolean calculated,
        String note,
        List<CheckRow> checks,
        List<Bar> bars,
        boolean possible) {

    static AnswerView of(JobAnswer answer, boolean own, Words words) {
        PayPreview pay = answer.pay();
        ContractPrice contract = answer.contract();
        boolean net = own && pay != null;
        Money gross = contract == null ? Money.ZERO : contract.gross();
        Money shown = own && pay != null ? pay.answer().net() : gross;
        return new AnswerView(
                contract == null
                        ? words.t("jobs.answer.none")
                        : words.t(net ? "jobs.answer.net" : "jobs.answer.gross", "price", answer.price()),
                shown,
                contract != null,
                pay == null ? "" : note(pay, words),
                checks(answer, net, words),
                bars(answer, net, words),
                answer.possible());
    }

    private static String note(PayPreview pay, Words words) {
        String when = words.t("jobs.answer.paid_on", "day", words.when(pay.payDay()));
        return pay.monthHasPay()
                ? words.t("jobs.answer.month_has_pay", "gross", pay.monthGrossSoFar()) + " " + when
                : when;
    }

    private static List<CheckRow> checks(JobAnswer answer, boolean net, Words words) {
        List<CheckRow> rows = new ArrayList<>();
        CoverAnswer cover = answer.cover();
        if (cover != null) {
            rows.add(cover(cover, words));
        }
        rows.add(new CheckRow(
                answer.vatCase().refused() ? Mark.STOP : Mark.GOOD,
                words.t("jobs.check.vat", "rate", words.percent(answer.vatCase().rate()), "vat", answer.vat()),
                sentence(words.t("vat.case." + answer.vatCase().code())) + " "
                        + words.t("jobs.check.client_pays", "total", answer.inclVat())));
        ContractPrice contract = answer.contract();
        if (contract != null) {
            rows.add(minimum(contract, words));
            if (contract.raisedMinutes() > 0) {
                rows.add(new CheckRow(
                        Mark.WAIT,
                        words.t("jobs.check.raised", "hours", contract.paidHours()),
                        words.t("jobs.check.raised_cost", "cost", contract.raiseCost())));
            }
        }
        Money flat = answer.netAtFlatTax();
        if (net && flat != null) {
            rows.add(new CheckRow(
                    Mark.WAIT, words.t("jobs.check.flat_tax", "net", flat), words.t("jobs.check.flat_tax_why")));
        }
        PayPreview pay = answer.pay();
        List<String> unverified = net && pay != null ? pay.unverifiedNames(words::has, words::t) : List.of();
        if (!unverified.isEmpty()) {
            rows.add(new CheckRow(Mark.WAIT, words.t("jobs.check.unverified"), String.join(" · ", unverified)));
        }
        answer.notices().forEach(notice -> rows.add(new CheckRow(Mark.WAIT, words.refusal(notice), "")));
        answer.refusals().forEach(refusal -> rows.add(new CheckRow(Mark.STOP, words.refusal(refusal), "")));
        return rows;
    }

    private static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    private static CheckRow cover(CoverAnswer cover, Words words) {
        if (cover.covered()) {
            return new CheckRow(
                    Mark.GOOD,
                    words.t("jobs.check.covered"),
                    words.t("jobs.check.covered_why", "after", cover.exposureAfter(), "limit", cover.limit()));
        }
        String why =
                String.join(" ", cover.reasons().stream().map(words::refusal).toList());
        return new CheckRow(Mark.WAIT, words.t("jobs.check.not_covered"), why);
    }

    private static CheckRow minimum(ContractPrice contract, Words words) {
        if (contract.minimum() == null) {
            return new CheckRow(Mark.WAIT, words.t("jobs.check.minimum_open"), words.t("jobs.check.minimum_unknown"));
        }
        boolean kept = contract.gross().compareTo(contract.minimumGross()) >= 0;
        String least = words.t(
                "V2".equals(contract.minimum().mark()) ? "jobs.check.minimum" : "jobs.check.minimum_unverified",
                "hourly",
                hourly(contract.hourly()),
                "minimum",
                hourly(contract.minimum().hourly()),
                "hours",
                contract.paidHours(),
                "source",
                contract.minimum().source());
        return new CheckRow(
                kept ? Mark.GOOD : Mark.STOP,
                words.t(kept ? "jobs.check.minimum_kept" : "jobs.check.minimum_missed"),
                least);
    }

    private static Money hourly(BigDecimal wage) {
        return Money.of(wage.setScale(2, RoundingMode.HALF_UP));
    }

    private static List<Bar> bars(JobAnswer answer, boolean net, Words words) {
        WayOfMoney way =
                new WayOfMoney(words, answer.price(), answer.contributionRate(), answer.contribution(), answer.costs());
        ContractPrice contract = answer.contract();
        if (contract != null) {
            way.gross(
                    answer.wageBudget(),
                    contract.coefficient().stripTrailingZeros(),
                    contract.charge(),
                    contract.gross());
        }
        PayPreview pay = answer.pay();
        if (contract != null && net && pay != null) {
            way.net(pay.answer().lines(), pay.answer().net(), "");
        }
        return way.bars();
    }
}
