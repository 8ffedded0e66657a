package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The home page with a contract on its way. */
@OuvrageTest(perMethod = true)
class HomeTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final ApplicationContext context;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    HomeTest(ApplicationContext context, Users users) {
        this.context = context;
        this.users = users;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private String home(String login, UUID party) {
        UserId id = users.create(login, "Noor Peeters", "en", party, PASSWORD).orThrow();
        users.grant(id, Role.MEMBER);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, PASSWORD);
        Surfer.Answer home = surfer.get("/home");
        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body()).doesNotContain("[portal.").doesNotContain("[web.");
        return home.body();
    }

    @Test
    void tellsTheWorkerWhatToSignAndWhenPayComes() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        assertThat(home("noor@example.org", world.worker))
                .contains("One thing waits for you")
                .contains("/contracts/" + id + "/sign")
                .contains("<time datetime=\"2026-12-08\">")
                .contains("in 18 days");
    }

    @Test
    void tellsTheHolderWhatTheUnitMaySpend() {
        world.sent(world.evening("2026-11-27"));
        assertThat(home("helene@example.org", world.holder))
                .contains("may spend")
                .contains("If no client ever paid again");
    }
}
