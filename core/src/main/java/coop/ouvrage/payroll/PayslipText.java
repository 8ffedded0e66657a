package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.words.Formats;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a payslip in one language. */
final class PayslipText {

    private final Texts texts;
    private final String language;
    private final Formats formats;

    PayslipText(Texts texts, String language) {
        this.texts = texts;
        this.language = language;
        this.formats = Formats.of(language);
    }

    PayslipPrint of(PayslipPaper.Stored stored) {
        Payslip payslip = stored.payslip();
        PayslipData data = stored.data();
        return new PayslipPrint(
                language,
                text(title(payslip)),
                text(
                        stored.paid().isNegative() ? "lead_owed" : "lead",
                        Map.of("net", stored.paid(), "day", payslip.creditedOn())),
                side("employer", data.employer()),
                side("worker", data.worker()),
                facts(payslip, data),
                text("lines"),
                lines(stored),
                text("employer_pays"),
                payslip.isDeparture() || payslip.isYearly() ? List.of() : employer(data),
                text("year", Map.of("year", String.valueOf(payslip.month().getYear()))),
                year(data.year()),
                notes(payslip, data),
                data.employer().name() + " · " + data.employer().number() + " · " + payslip.id());
    }

    private PayslipPrint.Side side(String key, PayslipData.Side side) {
        List<String> lines = new ArrayList<>(side.address());
        if (!side.number().isEmpty()) {
            lines.add(text("number", Map.of("number", side.number())));
        }
        if (!side.socialSecurityNumber().isEmpty()) {
            lines.add(text("social_security_number", Map.of("number", side.socialSecurityNumber())));
        }
        return new PayslipPrint.Side(text(key), side.name(), lines);
    }

    private List<PayslipPrint.Fact> facts(Payslip payslip, PayslipData data) {
        BigDecimal worked =
                sum(data.days().stream().map(PayslipData.Day::worked).toList());
        BigDecimal paid = sum(data.days().stream().map(PayslipData.Day::paid).toList());
        List<PayslipPrint.Fact> facts = new ArrayList<>(List.of(
                fact("period", formats.date(payslip.firstDay()) + " – " + formats.date(payslip.lastDay())),
                fact("kind", text("kind." + payslip.kind().name().toLowerCase(Locale.ROOT))),
                fact("function", data.work().function() + ", " + data.work().place()),
                fact("committee", data.work().jointCommittee()),
                fact(
                        "time",
                        text(
                                data.days().size() == 1 ? "time_text_one" : "time_text",
                                Map.of("days", data.days().size(), "worked", worked, "paid", paid))),
                fact("contract", data.work().contract())));
        PayAnswer answer = data.answer();
        if (answer != null && paid.signum() > 0) {
            // What an hour is paid, lump sums and raised shifts included: the basis of pay that the decree asks for.
            facts.add(
                    4,
                    fact(
                            "rate",
                            text(
                                    "rate_text",
                                    Map.of(
                                            "rate",
                                            Money.rounded(answer.gross()
                                                    .toDecimal()
                                                    .divide(paid, 10, RoundingMode.HALF_UP))))));
        }
        return facts;
    }

    private PayslipPrint.Fact fact(String key, String value) {
        return new PayslipPrint.Fact(text(key), value);
    }

    private static BigDecimal sum(List<BigDecimal> hours) {
        return hours.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private List<PayslipPrint.Line> lines(PayslipPaper.Stored stored) {
        Payslip payslip = stored.payslip();
        PayslipData data = stored.data();
        List<PayslipPrint.Line> lines = new ArrayList<>();
        PayAnswer answer = data.answer();
        PayslipData.EarlierLeave leave = data.work().earlier();
        if (answer != null && leave != null) {
            lines.add(line(text("earlier_month"), answer.gross().plus(leave.less()), false));
            lines.add(line(text("earlier_withheld"), leave.withheld().negate(), false));
            if (!leave.settled().isZero()) {
                lines.add(line(text("earlier_settled"), leave.settled(), false));
            }
        }
        if (answer != null) {
            answer.lines()
                    .forEach(line -> lines.add(line(
                            texts.get(language, "line." + line.code()),
                            line.amount(),
                            line.kind() == LineKind.SUBTOTAL || line.kind() == LineKind.PAY)));
        }
        Totals before = data.before();
        if (before != null) {
            lines.add(line(text("net_of_month"), payslip.totals().net().plus(before.net()), true));
            lines.add(line(text("paid_before"), before.net().negate(), false));
        }
        lines.add(line(text("net"), payslip.totals().net(), true));
        if (!stored.deductions().isEmpty()) {
            stored.deductions()
                    .forEach(taken -> lines.add(line(
                            text("taken." + taken.kind().name().toLowerCase(Locale.ROOT)),
                            taken.amount().negate(),
                            false)));
            lines.add(line(text("to_account"), stored.paid(), true));
        }
        return lines;
    }

    private List<PayslipPrint.Line> employer(PayslipData data) {
        List<PayslipPrint.Line> lines = new ArrayList<>();
        EmployerCost cost = data.answer() == null ? null : data.answer().employer();
        if (cost == null) {
            return lines;
        }
        for (CostLine line : cost.lines()) {
            lines.add(line(texts.get(language, "line." + line.code()), line.amount(), false));
        }
        lines.add(line(text("cost"), cost.total(), true));
        return lines;
    }

    private List<PayslipPrint.Line> year(@Nullable Totals year) {
        return year == null
                ? List.of()
                : List.of(
                        line(text("year_gross"), year.gross(), false),
                        line(text("year_social"), year.social().negate(), false),
                        line(text("year_tax"), year.tax().negate(), false),
                        line(text("year_net"), year.net(), true));
    }

    private PayslipPrint.Line line(String name, Money amount, boolean strong) {
        return new PayslipPrint.Line(name, formats.money(amount), strong);
    }

    private static String title(Payslip payslip) {
        String title = switch (payslip.pays()) {
            case WAGE -> "title";
            case DEPARTURE -> "title_departure";
            case YEAR_END_PREMIUM -> "title_premium";
            case DOUBLE_HOLIDAY_PAY -> "title_double";
        };
        return title + (payslip.isCorrection() ? "_correction" : "");
    }

    private List<String> notes(Payslip payslip, PayslipData data) {
        List<String> notes = new ArrayList<>();
        String holiday = HolidayNote.of(payslip, data);
        if (!holiday.isEmpty()) {
            notes.add(texts.get(language, holiday));
        }
        PayslipData.EarlierLeave leave = data.work().earlier();
        if (leave != null) {
            notes.add(texts.get(language, "payroll.earlier.withheld.means", Map.of("hours", leave.hours())));
            if (!leave.settled().isZero()) {
                notes.add(texts.get(language, "payroll.earlier.settled.means"));
            }
            if (!leave.left().isZero()) {
                notes.add(texts.get(language, "payroll.earlier.left", Map.of("left", leave.left())));
            }
        }
        if (!data.earlier().totals().isEmpty()) {
            notes.add(text("note_month"));
        }
        if (data.before() != null) {
            notes.add(text("note_correction"));
        }
        if (payslip.totals().net().isNegative()) {
            notes.add(text("note_carried"));
        }
        String unverified = unverified(data.answer());
        if (!unverified.isEmpty()) {
            notes.add(text("note_unverified", Map.of("figures", unverified)));
        }
        return notes;
    }

    private String unverified(@Nullable PayAnswer answer) {
        return answer == null
                ? ""
                : String.join(
                        ", ",
                        answer.unverified().stream()
                                .map(this::figure)
                                .distinct()
                                .sorted()
                                .toList());
    }

    private String figure(Citation citation) {
        return FigureName.of(citation, key -> texts.has(language, key), key -> texts.get(language, key));
    }

    private String text(String key) {
        return text(key, Map.of());
    }

    private String text(String key, Map<String, ?> values) {
        return texts.get(language, "payroll.paper." + key, values);
    }
}
