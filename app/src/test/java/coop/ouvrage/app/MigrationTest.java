package coop.ouvrage.app;

import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.app.testing.WholeMigrations;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

class MigrationTest {

    @Test
    void eachIsRememberedInItsOwnTransaction() throws Exception {
        try (Connection connection = TestDatabase.get().superuser()) {
            WholeMigrations.areIn(connection);
        }
    }
}
