package coop.ouvrage.app;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The services of the modules without the application around them: no timer, no web, no migration. What is not asked for is not
 * made; transactions are opened by the caller.
 */
public final class Modules {

    private static final Pattern AROUND = Pattern.compile("coop\\.ouvrage\\.(app|demo)\\..*");

    private Modules() {}

    public static AnnotationConfigApplicationContext over(Database database, Path data, boolean readOnly) {
        DriverManagerDataSource source = new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
        if (readOnly) {
            Properties properties = new Properties();
            properties.setProperty("options", "-c default_transaction_read_only=on");
            source.setConnectionProperties(properties);
        }
        return over(source, data);
    }

    public static AnnotationConfigApplicationContext over(DataSource source, Path data) {
        return over(source, data, Map.of(), null);
    }

    /**
     * @param settings what the modules are told besides
     * @param around a bean made before, of which others may ask
     * @param configurations taken up as well
     */
    public static AnnotationConfigApplicationContext over(
            DataSource source,
            Path data,
            Map<String, Object> settings,
            @Nullable Object around,
            Class<?>... configurations) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        String directory = data.toAbsolutePath().normalize().toString();
        Map<String, Object> told = new HashMap<>(settings);
        told.put("ouvrage.data", directory);
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("modules", told));
        if (around != null) {
            context.getBeanFactory().registerSingleton(around.getClass().getName(), around);
        }
        if (configurations.length > 0) {
            context.register(configurations);
        }
        JdbcTransactionManager transactions = new JdbcTransactionManager(source);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        context.registerBean(JdbcClient.class, () -> StatementsConfiguration.client(source));
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        ClassPathBeanDefinitionScanner scanner =
                new ClassPathBeanDefinitionScanner(context, true, context.getEnvironment());
        scanner.setBeanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE); // as in the application
        scanner.addExcludeFilter(new RegexPatternTypeFilter(AROUND));
        scanner.scan("coop.ouvrage");
        context.refresh();
        return context;
    }
}
