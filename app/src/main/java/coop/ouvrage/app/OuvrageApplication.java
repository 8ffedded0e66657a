package coop.ouvrage.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The server: every module, country pack and, in a demo, the demo co-operative and its bench. Beans go by their full names, since two
 * modules may call a class alike.
 */
@SpringBootApplication(
        scanBasePackages = "coop.ouvrage",
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class OuvrageApplication {}
