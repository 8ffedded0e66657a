package coop.ouvrage.app.cli;

import coop.ouvrage.app.BookProof;
import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Modules;
import coop.ouvrage.app.intake.Intake;
import coop.ouvrage.ledger.InvariantReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage import}: members, clients and opening balances from CSV files. */
public final class ImportVerb implements Verb {

    @Override
    public String name() {
        return "import";
    }

    @Override
    public String summary() {
        return "enters members, clients or opening balances from a CSV file, after a rehearsal if wanted";
    }

    @Override
    public String help() {
        return """
                ./ouvrage import members|clients|opening-balances FILE.csv [--dry-run] [--data DIR]
                  --dry-run  enters nothing; tells what would be refused
                """ + Place.HELP + "\n\nColumns, in any order (* must be there):\n"
                + Arrays.stream(Intake.Kind.values()).map(ImportVerb::columns).collect(Collectors.joining("\n")) + """


                key is yours and names a line for ever: what was entered under a key is left alone when a file is read again. Dates like
                2026-01-31, amounts like 1234.50, yes or no; UTF-8, UTF-16 or Windows-1252; comma, semicolon or tabulator.
                members: a registration and a log-in without password; trade, civil_status and sex by their English names; admit admits at once
                whoever lacks nothing (identity, address, iban, civil_status, trade, agreement_on_paper). clients: kind is company, association,
                public-body, person or foreign; each waits for the team's verification; another says that an alike name is another client.
                opening-balances: lines of one key are one balanced entry; account is a number of the chart or its name (bank, opening);
                unit is pot, fund, the key of a member or an identifier. Accounts that documents explain take none.
                Prints {"what":"clients","dry_run":true,"lines":3,"entered":2,"known":0,"refused":[{"line":4,"key":"..","code":"..",
                "message":".."}]}, for opening balances also "holds" of a 'verify' after them. Exit code 1 if a line was refused.""";
    }

    private static String columns(Intake.Kind kind) {
        String all = Intake.required(kind).stream().map(name -> name + "*").collect(Collectors.joining(", ")) + ", "
                + String.join(", ", Intake.optional(kind));
        return ("  " + kind.word() + ": " + all)
                .replaceAll("(.{1,120})(?: |$)", "$1\n    ")
                .strip()
                .indent(2)
                .stripTrailing();
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of("--dry-run"), Set.of("--data"));
        if (arguments.rest().size() != 2) {
            throw new WrongUse("names two things: members, clients or opening-balances, and the file");
        }
        Intake.Kind kind = kind(arguments.rest().getFirst());
        Path file = Path.of(arguments.rest().getLast());
        Path data = Place.data(arguments);
        boolean rehearsal = arguments.has("--dry-run");
        try (Database database = Place.existing(data)) {
            refuseMark(database);
            Intake.Result result;
            try (AnnotationConfigApplicationContext beans = Modules.over(database, data, false)) {
                result = new Intake(beans, err).read(kind, file, rehearsal);
            }
            Map<String, Object> answer = json(kind, rehearsal, result);
            boolean holds = true;
            if (kind == Intake.Kind.OPENING_BALANCES && !rehearsal) {
                holds = BookProof.of(database, data).stream().allMatch(InvariantReport::holds);
                answer.put("holds", holds);
            }
            out.println(JsonMapper.shared().writeValueAsString(answer));
            return result.refused().isEmpty() && holds ? 0 : 1;
        }
    }

    private static Intake.Kind kind(String word) {
        return Arrays.stream(Intake.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WrongUse(
                        "there is no '" + word + "' to import; there are: members, clients, opening-balances"));
    }

    private static void refuseMark(Database database) throws java.sql.SQLException {
        String mark = database.mark()
                .orElseThrow(() -> new CannotRun("this database has no schema yet; './ouvrage migrate' makes it"));
        if (mark.equals("replay")) {
            throw new CannotRun("this database was made by replay; nothing is entered into it");
        }
    }

    private static Map<String, Object> json(Intake.Kind kind, boolean rehearsal, Intake.Result result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("what", kind.word());
        answer.put("dry_run", rehearsal);
        answer.put("lines", result.lines());
        answer.put("entered", result.entered());
        answer.put("known", result.known());
        answer.put("refused", result.refused().stream().map(ImportVerb::json).toList());
        return answer;
    }

    private static Map<String, Object> json(Intake.RefusedLine refused) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("line", refused.line());
        fields.put("key", refused.key());
        fields.put("code", refused.reason().code());
        fields.put("message", Sentences.of(refused.reason()));
        return fields;
    }
}
