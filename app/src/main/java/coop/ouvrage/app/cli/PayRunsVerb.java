package coop.ouvrage.app.cli;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.PayRunWatch;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** {@code ./ouvrage payruns}: pay runs, and how far a preparation or a release has come. */
public final class PayRunsVerb implements Verb {

    @Override
    public String name() {
        return "payruns";
    }

    @Override
    public String summary() {
        return "shows the newest pay runs and how far a preparation or a release has come";
    }

    @Override
    public String help() {
        return """
                ./ouvrage payruns [--data DIR] [--follow]
                  --follow  again each second as long as a preparation or a release goes on
                """ + Place.HELP + """

                Changes nothing: runs are prepared, checked and released on the desk or by the API, by two people.
                Prints one JSON a look: {"toCalculate":0,"preparing":{"phase":"PREPARING","done":500,"total":20000,"stalled":false},
                "runs":[{"id":"..","entity":"PROD","creditedOn":"2026-11-23","state":"RELEASED","payslips":32000,"net":"5103173.88"}]}
                A run that is being released has a "progress" like that. "stalled" is true when nothing was heard of it for 20
                seconds: its process was stopped, and asking for the same again goes on where it was.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments =
                Arguments.read(given, Set.of("--follow"), Set.of("--data")).nothingElse();
        Path data = Place.data(arguments);
        try (Database database = Place.existing(data)) {
            if (database.mark().isEmpty()) {
                throw new CannotRun("this database has no schema yet: there are no pay runs");
            }
            PayRunWatch.look(database, data, arguments.has("--follow"), out);
        }
        return 0;
    }
}
