package coop.ouvrage.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Server;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A real installation has no bench and nothing of the demo; an external database that is marked demo is not served. */
@OuvrageTest
class NoDemoTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final Users users;
    private final ApplicationContext application;

    @LocalServerPort
    int port;

    NoDemoTest(Users users, ApplicationContext application) {
        this.users = users;
        this.application = application;
    }

    @Test
    void thereIsNoBench() {
        users.grant(
                users.create("maud@example.org", "Maud", "en", null, PASSWORD).orThrow(), Role.EMPLOYEE);
        Surfer surfer = new Surfer(port);
        assertThat(surfer.get("/demo").location()).startsWith("/login");
        surfer.logIn("maud@example.org", PASSWORD);
        surfer.get("/profile");
        assertThat(surfer.get("/demo").status()).isEqualTo(404);
        for (String control : new String[] {"enter", "clock", "authority", "register", "pay", "import", "bankrupt"}) {
            assertThat(surfer.post("/demo/" + control, Map.of()).status())
                    .as(control)
                    .isEqualTo(404);
        }
    }

    @Test
    void nothingOfTheDemoIsInTheApplication() {
        assertThat(Arrays.stream(application.getBeanDefinitionNames())
                        .map(application::getType)
                        .filter(java.util.Objects::nonNull)
                        .map(Class::getName))
                .noneMatch(name -> name.startsWith("coop.ouvrage.demo"));
    }

    @Test
    void anExternalDatabaseMarkedDemoIsRefused(@TempDir Path directory) throws Exception {
        TestDatabase test = TestDatabase.get();
        try (Connection connection = test.superuser();
                Statement mark = connection.createStatement()) {
            mark.execute("set session_replication_role = replica");
            mark.execute("update installation set kind = 'demo'");
        }
        Database.Login app = new Database.Login("ouvrage_app", test.postgres().appPassword());
        Database.Login owner =
                new Database.Login("ouvrage_owner", test.postgres().ownerPassword());
        Database external = new Database(test.postgres().url(test.name()), owner, app, null);
        Server server = new Server("127.0.0.1", 0, System.err);
        assertThatThrownBy(() -> server.start(external, directory, false, System.out))
                .isInstanceOf(CannotRun.class)
                .hasMessage("this database holds the demo, which runs on an embedded database only");
    }
}
