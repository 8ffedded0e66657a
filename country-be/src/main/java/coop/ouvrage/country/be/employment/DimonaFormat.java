package coop.ouvrage.country.be.employment;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclaredWork;
import coop.ouvrage.employment.spi.HeldPeriod;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.employment.spi.UserCompany;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Table;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bodies of the Dimona web service, version 2, as public client code and the pages of the portal describe them (one source:
 * mark V1). With committee 322 the company that uses the worker is told, as the glossary of Dimona asks; under which names is a dated
 * parameter, unverified. Artists are declared as ordinary workers: a type of their own was confirmed by no text that we read.
 */
@Component
final class DimonaFormat implements DeclarationFormat {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BELGIUM = 150;

    /** Committees whose workers have a type of declaration of their own; all others are written XXX. */
    private static final Set<String> NAMED_COMMITTEES = Set.of("144", "145", "302", "320", "322");

    /** Joint committee of agency workers: their user is obligatory, and forbidden for everybody else (zones 00131 and 00153). */
    private static final String AGENCIES = "322";

    private final Legislation legislation;

    DimonaFormat(Legislation legislation) {
        this.legislation = legislation;
    }

    /** One period for the whole contract; for students one per quarter, each with its whole hours. */
    @Override
    public List<Period> periods(ContractKind kind, List<PaidDay> worked) {
        if (kind != ContractKind.STUDENT) {
            return List.of(period(worked, 0));
        }
        return worked.stream()
                .collect(Collectors.groupingBy(day -> quarter(day.date()), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(days -> period(days, plannedHours(days)))
                .toList();
    }

    private static Period period(List<PaidDay> days, int hours) {
        return new Period(days.getFirst().date(), days.getLast().date(), hours);
    }

    /** Only hours really worked count, and each hour begun counts whole. */
    private static int plannedHours(List<PaidDay> days) {
        return days.stream().mapToInt(day -> Math.ceilDiv(day.minutes(), 60)).sum();
    }

    private static int quarter(LocalDate date) {
        return date.getYear() * 4 + date.get(IsoFields.QUARTER_OF_YEAR);
    }

    @Override
    public String in(DeclaredWork work, Period period) {
        Map<String, Object> in = new LinkedHashMap<>();
        in.put("features", features(work, period));
        in.put("startDate", period.from().toString());
        if (period.to() != null) {
            in.put("endDate", period.to().toString());
        }
        if (work.kind() == ContractKind.STUDENT) {
            in.put("plannedHoursNumber", period.plannedHours());
            in.put("studentPlaceOfWork", place(work.place()));
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("employer", Map.of("enterpriseNumber", work.enterpriseNumber()));
        body.put("worker", worker(work.worker()));
        body.put("dimonaIn", in);
        return JSON.writeValueAsString(body);
    }

    private Map<String, Object> features(DeclaredWork work, Period period) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("jointCommissionNumber", committee(work.jointCommittee()));
        features.put("workerType", workerType(work.kind()));
        UserCompany user = work.user();
        if (user != null && committee(work.jointCommittee()).equals(AGENCIES)) {
            Table names = legislation.on(period.from()).table("declarations/dimona_user_company");
            String number = user.enterpriseNumber();
            features.put(
                    names.cell("block").text(),
                    number == null
                            ? Map.of(names.cell("name").text(), user.name())
                            : Map.of(names.cell("number").text(), number));
        }
        return features;
    }

    private static Map<String, Object> worker(DeclaredWork.Worker worker) {
        if (worker.nationalNumber() != null) {
            return Map.of("ssin", worker.nationalNumber());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("familyName", worker.familyName());
        fields.put("givenName", worker.givenName());
        if (worker.birthDate() != null) {
            fields.put("birthDate", worker.birthDate().toString());
        }
        return fields;
    }

    private static Map<String, Object> place(Workplace place) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("street", place.street());
        address.put("houseNumber", place.houseNumber());
        address.put("postCode", place.postCode());
        address.put("municipality", Map.of("name", place.municipality()));
        if (place.country().equals("BE")) {
            address.put("country", BELGIUM);
        }
        return Map.of("name", place.name(), "address", address);
    }

    private static String workerType(ContractKind kind) {
        return kind == ContractKind.STUDENT ? "STU" : "OTH";
    }

    private static String committee(String number) {
        String main = number.split("\\.")[0];
        return NAMED_COMMITTEES.contains(main) ? main : "XXX";
    }

    @Override
    public String update(DeclaredWork work, Period period, String periodId) {
        Map<String, Object> update = new LinkedHashMap<>();
        update.put("periodId", Long.parseLong(periodId));
        update.put("startDate", period.from().toString());
        if (period.to() != null) {
            update.put("endDate", period.to().toString());
        }
        if (work.kind() == ContractKind.STUDENT) {
            update.put("plannedHoursNumber", period.plannedHours());
        }
        return JSON.writeValueAsString(Map.of("dimonaUpdate", update));
    }

    @Override
    public String out(Period period, String periodId) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("periodId", Long.parseLong(periodId));
        out.put(
                "endDate",
                Objects.requireNonNull(period.to(), "an end without a day").toString());
        return JSON.writeValueAsString(Map.of("dimonaOut", out));
    }

    @Override
    public List<HeldPeriod> held(String periodsJson) {
        return StreamSupport.stream(JSON.readTree(periodsJson).path("items").spliterator(), false)
                .map(item -> new HeldPeriod(
                        item.path("id").asString(),
                        LocalDate.parse(item.path("startDate").asString()),
                        item.has("endDate")
                                ? LocalDate.parse(item.path("endDate").asString())
                                : null,
                        item.path("plannedHoursNumber").asInt(0)))
                .toList();
    }

    @Override
    public String cancel(String periodId) {
        return JSON.writeValueAsString(Map.of("dimonaCancel", Map.of("periodId", Long.parseLong(periodId))));
    }

    /** A and W are accepted, B is refused, S waits until the worker is identified. */
    @Override
    public Answer answer(String json) {
        JsonNode status = JSON.readTree(json).path("declarationStatus");
        String result = status.path("result").asString("");
        List<Answer.Anomaly> anomalies = new ArrayList<>();
        status.path("anomalies")
                .forEach(a -> anomalies.add(new Answer.Anomaly(
                        a.path("code").asString(""), a.path("label").asString(""))));
        JsonNode period = status.path("period").path("id");
        return new Answer(
                status.path("declarationId").asString(""),
                period.isMissingNode() ? null : period.asString(),
                verdict(result),
                result,
                anomalies);
    }

    private static Answer.Verdict verdict(String result) {
        return switch (result) {
            case "A", "W" -> Answer.Verdict.ACCEPTED;
            case "B" -> Answer.Verdict.REFUSED;
            case "S" -> Answer.Verdict.WAITING;
            default -> throw new IllegalArgumentException("unknown result of a declaration: " + result);
        };
    }

    @Override
    public List<String> matching(String periodsJson, DeclaredWork work, Period period) {
        return StreamSupport.stream(JSON.readTree(periodsJson).path("items").spliterator(), false)
                .filter(item -> isWorker(item.path("worker"), work.worker()))
                .filter(item -> item.path("workerType").asString("").equals(workerType(work.kind())))
                .filter(item ->
                        item.path("startDate").asString("").equals(period.from().toString()))
                .filter(item -> item.path("endDate").asString("").equals(Objects.toString(period.to(), "")))
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static boolean isWorker(JsonNode item, DeclaredWork.Worker worker) {
        return worker.nationalNumber() != null
                ? item.path("ssin").asString("").equals(worker.nationalNumber())
                : item.path("familyName").asString("").equals(worker.familyName())
                        && item.path("givenName").asString("").equals(worker.givenName());
    }
}
