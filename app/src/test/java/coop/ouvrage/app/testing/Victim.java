package coop.ouvrage.app.testing;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.OuvrageApplication;
import coop.ouvrage.calendar.BusinessClock;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application in a process of its own, on a data directory that outlives it, so that a test can kill it at work. */
public final class Victim implements AutoCloseable {

    private final Database database;
    private final ConfigurableApplicationContext context;

    private Victim(Database database, ConfigurableApplicationContext context) {
        this.database = database;
        this.context = context;
    }

    public static Victim start(Path data) {
        Database database = Database.start(data);
        SpringApplication application = new SpringApplication(OuvrageApplication.class);
        application.setRegisterShutdownHook(false);
        application.setLogStartupInfo(false);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean(Database.class, () -> database, definition -> definition.setDestroyMethodName("")));
        ConfigurableApplicationContext context = application.run(
                "--server.port=0",
                "--ouvrage.data=" + data,
                "--ouvrage.einvoice.warm-up=false",
                "--spring.flyway.placeholders.app=" + database.app().user(),
                "--spring.flyway.placeholders.kind=replay");
        context.getBean(BusinessClock.class).freezeAt(LocalDateTime.parse("2026-11-20T09:00"));
        return new Victim(database, context);
    }

    /** A world of the tests, wired as beans are. */
    public <T> T create(Class<T> type) {
        return context.getAutowireCapableBeanFactory().createBean(type);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
