package coop.ouvrage.app.testing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.web.Codes;
import java.util.Map;
import java.util.UUID;

/** Lets invented people in by the pages, as they come themselves. */
public final class Doors {

    private static final String PASSWORD = "quatre chevaux lents";

    private Doors() {}

    /** A new user for a party, logged in; with a second factor if the first role is one of the support team. */
    public static Surfer enter(Users users, int port, String login, UUID party, Role... roles) {
        UserId id = users.create(login, "Maud Lekeux", "en", party, PASSWORD).orThrow();
        for (Role role : roles) {
            users.grant(id, role);
        }
        Surfer surfer = new Surfer(port);
        surfer.get("/login");
        surfer.post("/login", Map.of("login", login, "password", PASSWORD));
        if (roles[0].isStaff()) {
            String secret = surfer.get("/profile/second-factor")
                    .body()
                    .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
            surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        }
        return surfer;
    }

    /** What a page shows, none of its texts missing. */
    public static String shown(Surfer surfer, String path) {
        Surfer.Answer answer = surfer.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        return answer.body();
    }
}
