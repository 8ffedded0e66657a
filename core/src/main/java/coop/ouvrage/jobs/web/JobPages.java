package coop.ouvrage.jobs.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.customer.ClientQuery;
import coop.ouvrage.customer.ClientSummary;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.LongContract;
import coop.ouvrage.employment.LongContracts;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.jobs.Job;
import coop.ouvrage.jobs.JobAnswers;
import coop.ouvrage.jobs.JobDraft;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.JobReading;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of a job and the jobs that came of it. */
@Controller
class JobPages {

    private static final int PAGE = 50;
    private static final Map<String, String> FIELDS = Map.of(
            "invoicing.order_number_missing",
            "clientReference",
            "invoicing.vat_number_missing",
            "client",
            "jobs.justification_missing",
            "justification");

    private static final List<String> COMMITTEES = List.of("200.00", "304.00", "227.00", "303.00", "329.00");

    private final Jobs jobs;
    private final JobReading reading;
    private final JobAnswers answers;
    private final Contracts contracts;
    private final UserCompanies companies;
    private final Units units;
    private final Clients clients;
    private final Parties parties;
    private final Policies policies;
    private final Permissions permissions;
    private final Signatures signatures;
    private final LongContracts longs;
    private final CurrentUser user;

    JobPages(
            Jobs jobs,
            JobReading reading,
            JobAnswers answers,
            Contracts contracts,
            UserCompanies companies,
            Units units,
            Clients clients,
            Parties parties,
            Policies policies,
            Permissions permissions,
            Signatures signatures,
            LongContracts longs,
            CurrentUser user) {
        this.jobs = jobs;
        this.reading = reading;
        this.answers = answers;
        this.contracts = contracts;
        this.companies = companies;
        this.units = units;
        this.clients = clients;
        this.parties = parties;
        this.policies = policies;
        this.permissions = permissions;
        this.signatures = signatures;
        this.longs = longs;
        this.user = user;
    }

    @GetMapping("/jobs")
    String list(ListQuery query, Model model) {
        List<UUID> mine = myUnits().stream().map(u -> u.id().value()).toList();
        List<Job> found = mine.isEmpty()
                ? reading.ofMyWork(PAGE)
                : reading.ofUnits(mine, query.search(), query.offset(), PAGE + 1);
        model.addAttribute("rows", rows(found.stream().limit(PAGE).toList()));
        model.addAttribute("query", query);
        model.addAttribute("more", found.size() > PAGE);
        model.addAttribute("holder", !mine.isEmpty());
        return "jobs/list";
    }

    private List<JobRow> rows(List<Job> found) {
        Map<UUID, String> names = parties.names(found.stream()
                .flatMap(job -> java.util.stream.Stream.of(job.client(), job.worker()))
                .distinct()
                .toList());
        return found.stream()
                .map(job -> new JobRow(job, names.getOrDefault(job.client(), ""), names.getOrDefault(job.worker(), "")))
                .toList();
    }

    @GetMapping("/jobs/new")
    String form(Form form, Model model) {
        ProductionUnit unit = unit(form);
        permissions.require(Permission.JOB_MAKE, unit.id().value());
        form.with("unit", unit.id())
                .with("goal", "price")
                .with("kind", ContractKind.EMPLOYEE)
                .with("supply", Supply.SERVICE)
                .with("start0", "09:00")
                .with("end0", "17:06")
                .with("pause0", "30");
        return shown(form, unit, null, model);
    }

    /** The live answer, and the form again for those without scripts: nothing is written. */
    @PostMapping("/jobs/answer")
    String answer(Form form, Words words, Model model) {
        ProductionUnit unit = unit(form);
        permissions.require(Permission.JOB_MAKE, unit.id().value());
        JobDraft draft = reader(form).draft(unit.id().value(), unit.holder());
        AnswerView view = draft == null ? null : AnswerView.of(answers.answer(draft), isOwn(draft), words);
        shown(form, unit, view, model);
        return "jobs/form";
    }

    @PostMapping("/jobs")
    String make(Form form, Words words, Model model, jakarta.servlet.http.HttpServletResponse response) {
        ProductionUnit unit = unit(form);
        JobDraft draft = reader(form).draft(unit.id().value(), unit.holder());
        if (draft != null && ofUnit(form, unit, draft)) {
            JobId made = form.accept(jobs.make(draft), FIELDS);
            if (made != null) {
                return Toast.redirect("/jobs/" + made, "job_made");
            }
        }
        response.setStatus(422);
        AnswerView view = draft == null ? null : AnswerView.of(answers.answer(draft), isOwn(draft), words);
        return shown(form, unit, view, model);
    }

    /** Work that has begun: the same form, with a reason for the duty officer. */
    @PostMapping("/jobs/regularise")
    String regularise(Form form, Words words, Model model, jakarta.servlet.http.HttpServletResponse response) {
        ProductionUnit unit = unit(form);
        JobDraft draft = reader(form).draft(unit.id().value(), unit.holder());
        if (draft != null) {
            JobId made = form.accept(jobs.regularise(draft, form.text("why")), FIELDS);
            if (made != null) {
                return Toast.redirect("/jobs/" + made, "job_regularise");
            }
        }
        response.setStatus(422);
        AnswerView view = draft == null ? null : AnswerView.of(answers.answer(draft), isOwn(draft), words);
        return shown(form, unit, view, model);
    }

    private JobFormReader reader(Form form) {
        return new JobFormReader(
                form, client -> clients.find(client).flatMap(known -> Optional.ofNullable(known.address())));
    }

    private boolean isOwn(JobDraft draft) {
        return user.is(draft.worker());
    }

    private String shown(Form form, ProductionUnit unit, @Nullable AnswerView answer, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("answer", answer);
        model.addAttribute("choices", choices(form, unit));
        return "jobs/form";
    }

    private JobChoices choices(Form form, ProductionUnit unit) {
        Map<String, String> own = new LinkedHashMap<>();
        myUnits().forEach(u -> own.put(u.id().toString(), u.name()));
        Map<String, String> known = new LinkedHashMap<>();
        for (ClientSummary client : clients.search(ClientQuery.named("", 500)).clients()) {
            known.put(client.id().toString(), client.name());
        }
        Map<String, String> coefficients = new LinkedHashMap<>();
        for (ContractKind kind : ContractKind.values()) {
            BigDecimal value = policies.rate(
                    "payroll.coefficient." + kind.name().toLowerCase(Locale.ROOT), java.time.LocalDate.MAX);
            coefficients.put(kind.name(), value.stripTrailingZeros().toPlainString());
        }
        return new JobChoices(
                own,
                known,
                workers(unit),
                coefficients,
                committees(unit),
                contracts.functionClasses(),
                unit.kind() == ProductionUnit.Kind.TRIAL,
                reader(form).rows());
    }

    /** The unit may have been chosen after the committee. */
    private boolean ofUnit(Form form, ProductionUnit unit, JobDraft draft) {
        List<String> open = committees(unit);
        if (companies.committee(unit.entity()).isPresent()
                && !open.contains(draft.post().jointCommittee())) {
            form.refuse(
                    "committee",
                    Refusal.of(
                            "postsheet.other_committee",
                            "committee",
                            companies.committee(unit.entity()).orElseThrow()));
        }
        return !form.isRefused();
    }

    /** An agency lends under its own committee only (the post sheet asks for it). */
    private List<String> committees(ProductionUnit unit) {
        return companies
                .committee(unit.entity())
                .map(committee -> List.of(committee.contains(".") ? committee : committee + ".00"))
                .orElse(COMMITTEES);
    }

    /** The holder, and whoever has worked for the unit before. */
    private Map<String, String> workers(ProductionUnit unit) {
        List<UUID> people = new java.util.ArrayList<>(List.of(unit.holder()));
        reading.ofUnits(List.of(unit.id().value()), "", 0, 200).stream()
                .map(Job::worker)
                .filter(worker -> !people.contains(worker))
                .forEach(people::add);
        Map<UUID, String> names = parties.names(people);
        Map<String, String> options = new LinkedHashMap<>();
        people.stream().distinct().forEach(p -> options.put(p.toString(), names.getOrDefault(p, "")));
        return options;
    }

    @GetMapping("/jobs/{id}")
    String show(@PathVariable UUID id, Model model) {
        Optional<LongContract> lasting = longs.find(id); // its job is itself
        if (lasting.isPresent()) {
            UUID unit = lasting.get().unit();
            boolean mayRead = permissions.allows(Permission.CONTRACT_READ, unit);
            return "redirect:" + (mayRead ? "/long-contracts/" + id : "/units/" + unit);
        }
        Job job = reading.get(new JobId(id));
        model.addAttribute("row", rows(List.of(job)).getFirst());
        model.addAttribute("unit", units.get(job.unit()));
        boolean mayReadContract = user.is(job.worker()) || permissions.allows(Permission.CONTRACT_READ, job.unit());
        model.addAttribute("waits", mayReadContract ? waits(job) : List.of());
        model.addAttribute("mayReadContract", mayReadContract);
        model.addAttribute("isHolder", permissions.allows(Permission.JOB_MAKE, job.unit()));
        return "jobs/show";
    }

    /** Why the entity has not signed although the worker has. */
    private List<Refusal> waits(Job job) {
        ContractId contract = job.contract();
        return contract == null ? List.of() : signatures.waitsFor(contract);
    }

    @PostMapping("/jobs/{id}/drop")
    String drop(@PathVariable UUID id, Form form, Model model, jakarta.servlet.http.HttpServletResponse response) {
        if (form.accept(jobs.drop(new JobId(id), form.text("why")), Map.of("jobs.reason_missing", "why")) != null) {
            return Toast.redirect("/jobs/" + id, "job_dropped");
        }
        response.setStatus(422);
        model.addAttribute("form", form);
        return show(id, model);
    }

    private ProductionUnit unit(Form form) {
        UUID chosen = form.text("unit").isEmpty() ? null : form.id("unit");
        if (chosen != null) {
            return units.find(chosen).orElseThrow(NotFound::new);
        }
        return myUnits().stream().findFirst().orElseThrow(NotFound::new);
    }

    private List<ProductionUnit> myUnits() {
        return user.partyId().map(units::ofHolder).orElse(List.of());
    }
}
