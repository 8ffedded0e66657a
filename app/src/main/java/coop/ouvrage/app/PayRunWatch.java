package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRunProgress;
import coop.ouvrage.payroll.PayRuns;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Looks at pay runs from outside the application that works on them. */
public final class PayRunWatch {

    private static final int NEWEST = 10;

    private final PayRuns runs;

    private PayRunWatch(PayRuns runs) {
        this.runs = runs;
    }

    /** Prints what there is; again each second as long as something goes on, if asked to follow it. */
    public static void look(Database database, Path data, boolean follow, PrintStream out) throws InterruptedException {
        try (AnnotationConfigApplicationContext context = Modules.over(database, data, true)) {
            PayRunWatch watch = new PayRunWatch(context.getBean(PayRuns.class));
            CurrentUser user = context.getBean(CurrentUser.class);
            boolean goesOn;
            do {
                Map<String, Object> seen = user.asSystem(() -> watch.look());
                out.println(JsonMapper.shared().writeValueAsString(seen));
                goesOn = follow && user.asSystem(() -> watch.isBusy());
                if (goesOn) {
                    Thread.sleep(1000);
                }
            } while (goesOn);
        }
    }

    private boolean isBusy() {
        return runs.preparing().filter(progress -> !progress.stalled()).isPresent()
                || newest().stream()
                        .flatMap(run -> runs.progress(run.id()).stream())
                        .anyMatch(progress -> !progress.stalled());
    }

    private List<PayRun> newest() {
        return runs.runs(0, NEWEST);
    }

    private Map<String, Object> look() {
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("toCalculate", runs.toCalculate());
        runs.preparing().ifPresent(progress -> seen.put("preparing", json(progress)));
        seen.put("runs", newest().stream().map(this::json).toList());
        return seen;
    }

    private Map<String, Object> json(PayRun run) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", run.id().toString());
        fields.put("entity", run.entity());
        fields.put("creditedOn", run.payDay().creditedOn().toString());
        fields.put("state", run.state().name());
        fields.put("payslips", runs.size(run.id()));
        fields.put("net", runs.totals(run.id()).net().toString());
        Optional<PayRunProgress> releasing =
                runs.progress(run.id()).filter(one -> one.phase() == PayRunProgress.Phase.RELEASING);
        releasing.ifPresent(progress -> fields.put("progress", json(progress)));
        return fields;
    }

    private static Map<String, Object> json(PayRunProgress progress) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("phase", progress.phase().name());
        fields.put("done", progress.done());
        fields.put("total", progress.total());
        fields.put("stalled", progress.stalled());
        return fields;
    }
}
