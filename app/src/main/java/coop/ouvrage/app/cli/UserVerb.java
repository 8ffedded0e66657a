package coop.ouvrage.app.cli;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.UserDesk;
import coop.ouvrage.refusal.Outcome;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage user}: who may log in, for whoever holds the machine. */
public final class UserVerb implements Verb {

    private static final Set<String> OPTIONS =
            Set.of("--login", "--name", "--role", "--language", "--address", "--data");

    @Override
    public String name() {
        return "user";
    }

    @Override
    public String summary() {
        return "adds and lists users, gives roles, opens a way in for who lost theirs";
    }

    @Override
    public String help() {
        return """
                ./ouvrage user list
                ./ouvrage user add --login MAIL --name NAME --role ROLE[,ROLE] [--language fr]
                ./ouvrage user grant --login MAIL --role ROLE
                ./ouvrage user reset --login MAIL [--second-factor]
                  --role           """ + roles() + """

                  --language       fr, nl, de or en
                  --second-factor  takes the second factor away too, when the telephone is lost
                  --address        where people reach Ouvrage (default OUVRAGE_ADDRESS, else http://localhost:8080)
                """ + Place.HELP + """

                'add' and 'reset' print a link to choose a password, good for seven days, once: nothing is sent by mail.
                Prints {"user":{"id":"..","login":"..","roles":["FINANCE"]},"link":".."} or {"users":[..]}.
                Exit code 1 if the log-in is taken (add) or unknown (grant, reset).""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of("--second-factor"), OPTIONS);
        String action = arguments.rest().isEmpty() ? "" : arguments.rest().getFirst();
        if (!Set.of("list", "add", "grant", "reset").contains(action)
                || arguments.rest().size() > 1) {
            throw new WrongUse("says what to do in one word: list, add, grant or reset");
        }
        // Whatever is wrong with the arguments is told before a database is touched.
        Request request = Request.of(action, arguments);
        try (Database database = Place.existing(Place.data(arguments))) {
            if (database.mark().isEmpty()) {
                throw new CannotRun("this database has no schema yet; './ouvrage migrate' makes it");
            }
            try (UserDesk desk = new UserDesk(database, Place.data(arguments))) {
                out.println(JsonMapper.shared().writeValueAsString(answer(request, desk)));
            }
        }
        return 0;
    }

    /** What is asked, with everything that its action needs. */
    private record Request(
            String action,
            String login,
            String name,
            String language,
            Set<Role> roles,
            boolean factor,
            String address) {

        static Request of(String action, Arguments arguments) {
            boolean list = action.equals("list");
            boolean add = action.equals("add");
            boolean roles = add || action.equals("grant");
            String language = arguments.value("--language").orElse("fr");
            if (!Set.of("fr", "nl", "de", "en").contains(language)) {
                throw new WrongUse("--language must be fr, nl, de or en, not '" + language + "'");
            }
            return new Request(
                    action,
                    list ? "" : mail(needed(arguments, "--login")),
                    add ? needed(arguments, "--name") : "",
                    language,
                    roles ? roles(needed(arguments, "--role")) : Set.of(),
                    arguments.has("--second-factor"),
                    arguments
                            .value("--address")
                            .orElse(System.getenv().getOrDefault("OUVRAGE_ADDRESS", "http://localhost:8080")));
        }

        private static String needed(Arguments arguments, String option) {
            return arguments
                    .value(option)
                    .filter(value -> !value.isBlank())
                    .orElseThrow(() -> new WrongUse(option + " is missing; --help tells more"));
        }

        private static String mail(String login) {
            if (!login.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
                throw new WrongUse("--login must be a mail address, not '" + login + "'");
            }
            return login;
        }

        private static Set<Role> roles(String text) {
            return Arrays.stream(text.split(",")).map(Request::role).collect(Collectors.toCollection(TreeSet::new));
        }

        private static Role role(String text) {
            String name = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
            return Arrays.stream(Role.values())
                    .filter(role -> role.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new WrongUse("there is no role '" + text + "'; there are: " + UserVerb.roles()));
        }
    }

    private static Map<String, Object> answer(Request request, UserDesk desk) {
        return switch (request.action()) {
            case "list" ->
                Map.of("users", desk.list().stream().map(UserVerb::json).toList());
            case "add" -> invited(added(request, desk), request.address());
            case "grant" ->
                Map.of(
                        "user",
                        request.roles().stream()
                                .map(role -> desk.grant(request.login(), role).orElseThrow(() -> unknown(request)))
                                .reduce((a, b) -> b)
                                .map(UserVerb::json)
                                .orElseThrow());
            default ->
                invited(
                        desk.reset(request.login(), request.factor()).orElseThrow(() -> unknown(request)),
                        request.address());
        };
    }

    private static UserDesk.Invited added(Request request, UserDesk desk) {
        Outcome<UserDesk.Invited> outcome =
                desk.add(request.login(), request.name(), request.language(), request.roles());
        if (outcome instanceof Outcome.Done<UserDesk.Invited>(UserDesk.Invited invited)) {
            return invited;
        }
        throw new CannotRun(
                request.login() + ": " + Sentences.of(outcome.refusals().getFirst()));
    }

    private static CannotRun unknown(Request request) {
        return new CannotRun("nobody who is open has the log-in " + request.login());
    }

    private static Map<String, Object> invited(UserDesk.Invited invited, String address) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("user", json(invited.user()));
        answer.put("link", address + "/password/new/" + invited.token());
        return answer;
    }

    private static Map<String, Object> json(Users.User user) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", user.id().toString());
        fields.put("login", user.login());
        fields.put("name", user.name());
        fields.put("language", user.language());
        fields.put("roles", new TreeSet<>(user.roles()));
        fields.put("second_factor", user.hasSecondFactor());
        fields.put("closed", user.isClosed());
        return fields;
    }

    private static String roles() {
        return Arrays.stream(Role.values())
                .map(role -> role.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
