package coop.ouvrage.app;

import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.ledger.Verify;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves the books of a database without starting the application: no timer runs, nothing is migrated, every transaction is read
 * only, so that proving can never change what it proves.
 */
public final class BookProof {

    private BookProof() {}

    /** What became of each invariant of each module. */
    public static List<InvariantReport> of(Database database, Path data) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "proof",
                            Map.of(
                                    "ouvrage.data",
                                    data.toAbsolutePath().normalize().toString())));
            DataSource source = source(database);
            context.registerBean(DataSource.class, () -> source);
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
            context.registerBean(
                    TransactionTemplate.class,
                    () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
            context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
            modules(context);
            context.refresh();
            return context.getBean(Verify.class).run();
        }
    }

    /** The modules and packs, not the application around them, which would serve. */
    private static void modules(AnnotationConfigApplicationContext context) {
        ClassPathBeanDefinitionScanner scanner =
                new ClassPathBeanDefinitionScanner(context, true, context.getEnvironment());
        scanner.addExcludeFilter(
                new RegexPatternTypeFilter(java.util.regex.Pattern.compile("coop\\.ouvrage\\.(app|demo)\\..*")));
        scanner.setBeanNameGenerator(org.springframework.context.annotation.AnnotationBeanNameGenerator.INSTANCE);
        scanner.scan("coop.ouvrage");
    }

    private static DataSource source(Database database) {
        DriverManagerDataSource source = new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
        source.setConnectionProperties(readOnly());
        return source;
    }

    private static java.util.Properties readOnly() {
        java.util.Properties properties = new java.util.Properties();
        properties.setProperty("options", "-c default_transaction_read_only=on");
        return properties;
    }
}
