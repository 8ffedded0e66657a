package coop.ouvrage.app;

import coop.ouvrage.app.cli.BackupVerb;
import coop.ouvrage.app.cli.BenchVerb;
import coop.ouvrage.app.cli.EInvoiceVerb;
import coop.ouvrage.app.cli.ImportVerb;
import coop.ouvrage.app.cli.LegislationVerb;
import coop.ouvrage.app.cli.MigrateVerb;
import coop.ouvrage.app.cli.PayRunsVerb;
import coop.ouvrage.app.cli.PayslipVerb;
import coop.ouvrage.app.cli.ReplayVerb;
import coop.ouvrage.app.cli.ReportVerb;
import coop.ouvrage.app.cli.RestoreVerb;
import coop.ouvrage.app.cli.RunVerb;
import coop.ouvrage.app.cli.SimulateVerb;
import coop.ouvrage.app.cli.StatementVerb;
import coop.ouvrage.app.cli.UserVerb;
import coop.ouvrage.app.cli.Verb;
import coop.ouvrage.app.cli.VerifyVerb;
import java.util.List;

/** Every verb, in the order in which help lists them. */
final class Verbs {

    /** The exit code of a verb that goes on serving after its start. */
    static final int STAYS_UP = RunVerb.STAYS_UP;

    private Verbs() {}

    static List<Verb> all() {
        return List.of(
                new RunVerb(),
                new PayslipVerb(),
                new SimulateVerb(),
                new LegislationVerb(),
                new EInvoiceVerb(),
                new StatementVerb(),
                new VerifyVerb(),
                new ReportVerb(),
                new PayRunsVerb(),
                new BackupVerb(),
                new RestoreVerb(),
                new ReplayVerb(),
                new MigrateVerb(),
                new UserVerb(),
                new ImportVerb(),
                new BenchVerb());
    }
}
