package coop.ouvrage.app;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server: every module, country pack and, in a demo, the demo co-operative and its bench. */
@SpringBootApplication(scanBasePackages = "coop.ouvrage", exclude = UserDetailsServiceAutoConfiguration.class)
@EnableScheduling
public class OuvrageApplication {}
