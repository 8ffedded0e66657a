package coop.ouvrage.app.cli;

import coop.ouvrage.app.BookProof;
import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.ledger.InvariantReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage verify}: proves that the books are right and that nobody changed them. */
public final class VerifyVerb implements Verb {

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "proves the books of a database: balances, hashes, chain, outside heads, sub-ledgers";
    }

    @Override
    public String help() {
        return """
                ./ouvrage verify [--data DIR]
                  --data   the directory of database and files (default ./data)
                With OUVRAGE_DATABASE_URL, OUVRAGE_DATABASE_USER and OUVRAGE_DATABASE_PASSWORD it proves that database; the outside
                heads are read from DIR/heads all the same. Changes nothing; may run beside './ouvrage run'.
                Prints {"holds":true,"invariants":[{"name":"ledger.balanced","checked":12,"holds":true,"failures":[]}]}.
                Exit code 1 if one of them fails; its failures name the place.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--data")).nothingElse();
        Path data = Place.data(arguments);
        try (Database database = Place.existing(data)) {
            if (database.mark().isEmpty()) {
                throw new CannotRun("this database has no schema yet: there are no books to prove");
            }
            List<InvariantReport> reports = BookProof.of(database, data);
            boolean holds = reports.stream().allMatch(InvariantReport::holds);
            out.println(json(holds, reports));
            return holds ? 0 : 1;
        }
    }

    static String json(boolean holds, List<InvariantReport> reports) {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(answer(holds, reports));
    }

    static Map<String, Object> answer(boolean holds, List<InvariantReport> reports) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("holds", holds);
        answer.put("invariants", reports.stream().map(VerifyVerb::report).toList());
        return answer;
    }

    static Map<String, Object> report(InvariantReport report) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", report.name());
        fields.put("checked", report.checked());
        fields.put("holds", report.holds());
        fields.put("failures", report.failures());
        fields.put("milliseconds", report.milliseconds());
        return fields;
    }
}
