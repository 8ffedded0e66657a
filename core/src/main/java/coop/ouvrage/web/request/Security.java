package coop.ouvrage.web.request;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.Users;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.DispatcherType;
import java.util.Arrays;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** The doors: what a stranger may open, who enters the desk, and what browsers are told. Services ask permissions besides. */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession(maxInactiveIntervalInSeconds = 8 * 60 * 60, cleanupCron = Scheduled.CRON_DISABLED)
class Security {

    /** Nothing from elsewhere, nothing inline. */
    static final String CONTENT_POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; "
                    + "form-action 'self'; img-src 'self' data:";

    private static final String[] STAFF =
            Arrays.stream(Role.values()).filter(Role::isStaff).map(Role::name).toArray(String[]::new);

    @Bean
    SecurityFilterChain doors(
            HttpSecurity http,
            Sessions sessions,
            Users users,
            ApiTokens tokens,
            MetricsKey metrics,
            SecondFactor secondFactor,
            CurrentUser current,
            BusinessTime time,
            ObjectProvider<PublicPaths> publicPaths,
            Refusals refusals,
            RequestKeys keys,
            ErrorPages pages) {
        String[] open =
                publicPaths.stream().flatMap(paths -> paths.patterns().stream()).toArray(String[]::new);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(open)
                                .permitAll()
                                .requestMatchers("/actuator/**")
                                .access(metrics)
                                .requestMatchers("/desk/**", "/api/v1/desk/**")
                                .hasAnyAuthority(STAFF)
                                .anyRequest()
                                .authenticated())
                .addFilterBefore(
                        new ActorFilter(sessions, users, tokens, secondFactor, current, time), CsrfFilter.class)
                .addFilterBefore(new SizeFilter(pages), CsrfFilter.class)
                .addFilterAfter(new SecondFactorFilter(current, users, pages), AuthorizationFilter.class)
                .addFilterAfter(new OnceFilter(keys, current, pages), SecondFactorFilter.class)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie())
                        // Else every request would renew the token, and the form in the other tab would be refused.
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                        // Only what a browser sends along by itself can be forged: a session, never a token.
                        .ignoringRequestMatchers(request -> ActorFilter.isApi(request)
                                && (ActorFilter.hasToken(request) || request.getSession(false) == null)))
                // Sessions begins a new session at each log-in; renewing it at every request would throw out the other
                // tab.
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
                        .sessionFixation(fixation -> fixation.none()))
                .securityContext(c -> c.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .exceptionHandling(
                        e -> e.authenticationEntryPoint(refusals::stranger).accessDeniedHandler(refusals::forbidden))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(p -> p.policy("camera=(), microphone=(), geolocation=()")))
                .build();
    }

    /** In a cookie, so that a public page with a form needs no session. */
    private static CookieCsrfTokenRepository csrfCookie() {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieCustomizer(cookie -> cookie.sameSite("Lax").httpOnly(true));
        return repository;
    }

    @Bean
    CookieSerializer sessionCookie() {
        DefaultCookieSerializer cookie = new DefaultCookieSerializer();
        cookie.setCookieName("ouvrage");
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        return cookie;
    }

    @Bean
    PublicPaths basicPaths() {
        return PublicPaths.of(
                "/",
                "/assets/**",
                "/error",
                "/actuator/health/**",
                "/actuator/health",
                "/favicon.ico",
                "/api/openapi.json");
    }
}
