package coop.ouvrage.shifts.web;

import coop.ouvrage.shifts.ActualHours;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.shifts.ShiftRow;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files of shifts for programs: sent as CSV, or as JSON with the list {@code shifts}, answered line by line, accepted in a second call. The same file again is the same file. */
@RestController
@RequestMapping("/api/v1")
class ShiftApi {

    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final ActualHours hours;

    ShiftApi(ShiftAgreements agreements, ShiftFiles files, ActualHours hours) {
        this.agreements = agreements;
        this.files = files;
        this.hours = hours;
    }

    @PostMapping(
            value = "/shift-agreements/{id}/files",
            consumes = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
    @ResponseStatus(HttpStatus.CREATED)
    FileJson receive(
            @PathVariable UUID id,
            @RequestBody byte[] content,
            @RequestParam(defaultValue = "shifts.csv") String name,
            Words words) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        return json(files.receive(id, content, name).orThrow(), words);
    }

    /** Hours as they were ridden, sent after the work in the same columns: confirms each contract, or corrects it. */
    @PostMapping(
            value = "/shift-agreements/{id}/hours",
            consumes = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
    HoursJson hours(@PathVariable UUID id, @RequestBody byte[] content, Words words) {
        if (agreements.find(id).isEmpty()) {
            throw new NotFound();
        }
        ActualHours.Answer answer = hours.receive(id, content).orThrow();
        return new HoursJson(
                answer.ridden().stream()
                        .map(one -> new RiddenJson(
                                one.reference(),
                                one.contract(),
                                one.refusals().isEmpty(),
                                one.refusals().stream().map(words::refusal).toList()))
                        .toList(),
                answer.unknown().stream().map(row -> RowJson.of(row, words)).toList());
    }

    /** What became of the hours: shifts whose contracts were confirmed or not, and lines that belong to no shift. */
    record HoursJson(List<RiddenJson> shifts, List<RowJson> unknown) {}

    record RiddenJson(String shift, UUID contract, boolean confirmed, List<String> why) {}

    @GetMapping("/shift-files/{id}")
    FileJson file(@PathVariable UUID id, Words words) {
        return json(known(id), words);
    }

    @PostMapping("/shift-files/{id}/acceptance")
    FileJson accept(@PathVariable UUID id, Words words) {
        known(id);
        return json(files.accept(id).orThrow(), words);
    }

    private ShiftFile known(UUID id) {
        if (files.find(id).isEmpty()) {
            throw new NotFound();
        }
        return files.get(id);
    }

    private FileJson json(ShiftFile file, Words words) {
        return new FileJson(
                file.id(),
                file.state().name(),
                file.rows(),
                file.possible(),
                file.made(),
                files.rows(file.id()).stream()
                        .map(row -> RowJson.of(row, words))
                        .toList());
    }

    record FileJson(UUID id, String state, int rows, int possible, int made, List<RowJson> lines) {}

    record RowJson(
            int line,
            String shift,
            String courier,
            @Nullable LocalDate day,
            String answer,
            List<String> codes,
            String why,
            @Nullable UUID contract) {

        static RowJson of(ShiftRow row, Words words) {
            return new RowJson(
                    row.nr(),
                    row.reference(),
                    row.courier(),
                    row.day() == null ? null : row.day().date(),
                    Report.answer(row),
                    row.refusals().stream().map(refusal -> refusal.code()).toList(),
                    Report.why(row, words),
                    row.contract());
        }
    }
}
