package coop.ouvrage.payroll.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.payroll.BorneByPot;
import coop.ouvrage.payroll.ParkedWage;
import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.UnpaidWage;
import coop.ouvrage.payroll.WagePayment;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Prepares pay runs for the desk: payroll sees people, finance sees totals. */
@Component
class RunViews {

    /** Beyond it nobody reads on; the totals of the pot are in its accounts. */
    private static final int MOST_BORNE = 100;

    private final PayRuns runs;
    private final Parties parties;
    private final Permissions permissions;
    private final CurrentUser user;

    RunViews(PayRuns runs, Parties parties, Permissions permissions, CurrentUser user) {
        this.runs = runs;
        this.parties = parties;
        this.permissions = permissions;
        this.user = user;
    }

    RunView of(PayRunId id, ListQuery query, Words words) {
        PayRun run = runs.run(id);
        boolean payroll = permissions.allows(Permission.PAY_READ);
        return new RunView(
                run,
                mark(run),
                state(run, words),
                runs.totals(id),
                runs.sumOfEarlier(id),
                payroll ? earlier(id, words) : List.of(),
                payroll ? rows(id, query, words) : List.of(),
                payroll ? borne(id, words) : List.of(),
                payroll ? blocked(run, words) : List.of(),
                payroll && runs.size(id) > query.offset() + ListQuery.SIZE ? query.next() : "",
                runs.progress(id).orElse(null),
                permissions.allows(Permission.PAY_PREPARE),
                permissions.allows(Permission.PAY_RELEASE),
                run.preparedBy() != null
                        && run.preparedBy()
                                .equals(user.id().map(me -> me.value()).orElse(null)));
    }

    private List<RunView.Again> earlier(PayRunId id, Words words) {
        List<WagePayment> earlier = runs.ofEarlier(id);
        Map<UUID, String> names = parties.names(
                earlier.stream().map(WagePayment::worker).distinct().toList());
        return earlier.stream()
                .map(payment -> new RunView.Again(
                        payment.payslip().toString(),
                        names.getOrDefault(payment.worker(), ""),
                        payment.amount(),
                        PayslipView.mark(payment.state()),
                        words.t("payroll.state." + payment.state())))
                .toList();
    }

    private List<RunView.Borne> borne(PayRunId id, Words words) {
        List<BorneByPot> borne = runs.borneByPot(id, MOST_BORNE);
        Map<UUID, String> names =
                parties.names(borne.stream().map(BorneByPot::worker).distinct().toList());
        return borne.stream()
                .map(one -> new RunView.Borne(
                        one.contract().toString(),
                        names.getOrDefault(one.worker(), ""),
                        words.t("payroll.borne." + one.cause()),
                        one.charge(),
                        one.cost(),
                        one.amount()))
                .toList();
    }

    /** Wages that could not be calculated, then those that nobody can be paid: each with the place where it is cleared. */
    List<BlockedWage> blocked(Words words) {
        List<ParkedWage> parked = runs.parked();
        boolean payroll = permissions.allows(Permission.PAY_READ);
        Map<UUID, String> names = payroll
                ? parties.names(parked.stream()
                        .map(wage -> wage.due().worker())
                        .distinct()
                        .toList())
                : Map.of();
        return Stream.concat(
                        parked.stream().map(wage -> blocked(wage, names, words)),
                        payroll ? unpaid(runs.unpaid(), words, "") : Stream.empty())
                .toList();
    }

    private static BlockedWage blocked(ParkedWage parked, Map<UUID, String> names, Words words) {
        Object[] values = parked.values().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()))
                .toArray();
        return new BlockedWage(
                "/contracts/" + parked.due().contract(),
                names.getOrDefault(parked.due().worker(), ""),
                parked.due().payDay().creditedOn(),
                words.t("refusal." + parked.code(), values),
                parked.code().equals("legislation.no_value") ? parked.values().getOrDefault("parameter", "") : "",
                "");
    }

    /** What keeps back wages of one run, and work in it that nobody declared in time: it is paid all the same. */
    private List<BlockedWage> blocked(PayRun run, Words words) {
        return run.isReleased()
                ? List.of()
                : Stream.concat(
                                unpaid(runs.unpaid(run.id()), words, "/desk/payruns/" + run.id() + "/left-out/"),
                                undeclared(run.id(), words))
                        .toList();
    }

    private Stream<BlockedWage> undeclared(PayRunId run, Words words) {
        List<Payslip> undeclared = runs.undeclared(run);
        Map<UUID, String> names = parties.names(
                undeclared.stream().map(Payslip::worker).distinct().toList());
        return undeclared.stream()
                .map(payslip -> new BlockedWage(
                        (permissions.allows(Permission.DECLARATION_HANDLE) ? "/desk/declarations/" : "/contracts/")
                                + payslip.contract(),
                        names.getOrDefault(payslip.worker(), ""),
                        payslip.creditedOn(),
                        words.t("payroll.blocked.undeclared"),
                        "",
                        ""));
    }

    /** One line for each worker. */
    private Stream<BlockedWage> unpaid(List<UnpaidWage> wages, Words words, String leaveOut) {
        Map<UUID, List<UnpaidWage>> byWorker = wages.stream()
                .collect(Collectors.groupingBy(
                        wage -> wage.payment().worker(), LinkedHashMap::new, Collectors.toList()));
        Map<UUID, String> names = parties.names(byWorker.keySet());
        return byWorker.values().stream().map(some -> unpaid(some, names, words, leaveOut));
    }

    private BlockedWage unpaid(List<UnpaidWage> wages, Map<UUID, String> names, Words words, String leaveOut) {
        UnpaidWage first = wages.getFirst();
        UUID worker = first.payment().worker();
        Money amount =
                Money.sum(wages.stream().map(wage -> wage.payment().amount()).toList());
        return new BlockedWage(
                first.isAsked() && permissions.allows(Permission.BATCH_RELEASE)
                        ? "/desk/payees"
                        : "/desk/members/" + worker,
                names.getOrDefault(worker, ""),
                null,
                first.why().stream()
                        .sorted()
                        .map(why -> words.t("payroll.blocked." + why.name().toLowerCase(Locale.ROOT), "amount", amount))
                        .collect(Collectors.joining(" ")),
                "",
                first.isAsked() && !leaveOut.isEmpty() ? leaveOut + worker : "");
    }

    static Mark mark(PayRun run) {
        return run.isReleased() ? Mark.GOOD : run.late() ? Mark.STOP : Mark.WAIT;
    }

    static String state(PayRun run, Words words) {
        return words.t("payroll.run.state."
                + (run.isReleased() ? "released" : run.preparedBy() == null ? "prepared" : "checked"));
    }

    private List<RunView.Row> rows(PayRunId id, ListQuery query, Words words) {
        List<Payslip> payslips = runs.payslips(id, query.offset(), ListQuery.SIZE);
        Map<UUID, String> names =
                parties.names(payslips.stream().map(Payslip::worker).distinct().toList());
        Map<PayslipId, WagePayment> payments = runs.paymentsOf(payslips).stream()
                .collect(Collectors.toMap(WagePayment::payslip, Function.identity(), (a, b) -> b));
        return payslips.stream()
                .map(payslip -> row(payslip, names, payments.get(payslip.id()), words))
                .toList();
    }

    private static RunView.Row row(
            Payslip payslip,
            Map<UUID, String> names,
            @org.jspecify.annotations.Nullable WagePayment payment,
            Words words) {
        WagePayment.State state = payment != null
                ? payment.state()
                : payslip.totals().net().isNegative() ? WagePayment.State.CARRIED : WagePayment.State.WAITING;
        return new RunView.Row(
                payslip.id().toString(),
                names.getOrDefault(payslip.worker(), ""),
                payslip.lastDay(),
                words.t(
                        payslip.isDeparture() || payslip.isYearly()
                                ? payslip.pays().key()
                                : "payroll.paper.kind." + payslip.kind().name().toLowerCase(Locale.ROOT)),
                payslip.isCorrection(),
                payslip.totals().gross(),
                payslip.totals().net(),
                payslip.totals().coefficientResult(),
                PayslipView.mark(state),
                words.t(
                        state == WagePayment.State.WAITING && payment != null && payment.attempt() > 1
                                ? "payroll.state.again"
                                : "payroll.state." + state),
                state == WagePayment.State.RETURNED);
    }
}
